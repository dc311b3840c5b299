"""Decisions: from the facts they rest on to the letter that is issued."""
