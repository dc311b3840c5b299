"""The programme by the law on the page of a person: right, mapping, plan, training."""
