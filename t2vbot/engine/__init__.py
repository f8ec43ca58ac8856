"""Everything that touches torch, transformers and diffusers."""
