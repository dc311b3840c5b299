"""The programme by the law: right, mapping, health, plan, training, what came from elsewhere, and the end."""
