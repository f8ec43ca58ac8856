"""What members make together: films, and who took part. No Discord, no torch."""
