"""Holiday programmes, information hours and groups: planned, taken part in, attended, counted."""
