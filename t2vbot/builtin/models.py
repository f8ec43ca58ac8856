"""Names for the libraries' models, for annotations.

diffusers' classes inherit through untyped mixins, so a type checker sees neither their methods nor
that they are torch modules. These names say what a value is; running the code is what checks it.
"""

from typing import Any, TypeAlias

Autoencoder: TypeAlias = Any  # diffusers.AutoencoderKL
Painter: TypeAlias = Any  # diffusers.UNet3DConditionModel
Pipeline: TypeAlias = Any  # diffusers.TextToVideoSDPipeline
Encoder: TypeAlias = Any  # transformers.CLIPTextModel
