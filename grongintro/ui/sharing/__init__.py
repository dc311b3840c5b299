"""A store on a shared folder: one writes at a time, the others read."""
