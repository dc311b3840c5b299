"""The programme by the law: right, start, mapping, health, plan, training, lights, papers, and the end."""
