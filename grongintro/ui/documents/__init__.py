"""Documents about a person: filing, reading, the scanner's folder, and consents."""
