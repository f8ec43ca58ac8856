"""What members can type: one file a subject."""
