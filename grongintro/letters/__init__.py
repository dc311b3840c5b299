"""What the service writes: one module per letter builds its content, `text` and `pdf` put it on paper."""
