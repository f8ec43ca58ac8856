"""HunyuanVideo, HunyuanVideo 1.5 and Sana-Video: a language model reads the prompt, put into a
template.
"""

from __future__ import annotations

import inspect
from pathlib import Path

from .encoders import (
    TEXT_WIDTH,
    clip_text_encoder,
    gemma2,
    llama,
    qwen_text_model,
    t5_encoder,
)
from .sample import Sample
from .saving import louder, random_weights, save
from .tokenizers import (
    byt5_tokenizer,
    clip_tokenizer,
    gemma_tokenizer,
    llama_tokenizer,
    qwen_tokenizer,
)
from .wan import wan_vae


def tiny_hunyuan(folder: Path, seed: int = 0) -> Path:
    """Write a ``HunyuanVideoPipeline`` as HunyuanVideo's is and return its folder."""
    from diffusers import (
        AutoencoderKLHunyuanVideo,
        FlowMatchEulerDiscreteScheduler,
        HunyuanVideoPipeline,
        HunyuanVideoTransformer3DModel,
    )

    with random_weights(seed):
        transformer = HunyuanVideoTransformer3DModel(
            num_attention_heads=2,
            attention_head_dim=10,
            num_layers=1,
            num_single_layers=1,
            num_refiner_layers=1,
            text_embed_dim=TEXT_WIDTH,
            pooled_projection_dim=TEXT_WIDTH,
            rope_axes_dim=(2, 4, 4),
        )
        louder(transformer.context_embedder.proj_in, 30)  # the model's states are small
        vae = AutoencoderKLHunyuanVideo(
            block_out_channels=(4, 4, 4, 4), layers_per_block=1, norm_num_groups=2
        )
        tokenizer, tokenizer_2 = llama_tokenizer(_hunyuan_prefix(), _CROPPED), clip_tokenizer()
        pipe = HunyuanVideoPipeline(
            text_encoder=llama(tokenizer),
            tokenizer=tokenizer,
            text_encoder_2=clip_text_encoder(tokenizer_2),
            tokenizer_2=tokenizer_2,
            transformer=transformer,
            vae=vae,
            scheduler=FlowMatchEulerDiscreteScheduler(shift=7.0),
        )
    return save(pipe, folder, tokenizer="LlamaTokenizerFast")


# How many tokens of their templates the pipelines cut off, to be left with the prompt.
_CROPPED, _CROPPED_15 = 95, 108


def _hunyuan_prefix() -> str:
    from diffusers.pipelines.hunyuan_video.pipeline_hunyuan_video import DEFAULT_PROMPT_TEMPLATE

    template: str = DEFAULT_PROMPT_TEMPLATE["template"]
    return template.split("{}")[0]


def tiny_hunyuan_15(folder: Path, seed: int = 0) -> Path:
    """Write a ``HunyuanVideo15Pipeline`` as HunyuanVideo 1.5's are and return its folder. Most of
    its 18 MB is a layer whose width is no setting.
    """
    from diffusers import (
        AutoencoderKLHunyuanVideo15,
        ClassifierFreeGuidance,
        FlowMatchEulerDiscreteScheduler,
        HunyuanVideo15Pipeline,
        HunyuanVideo15Transformer3DModel,
    )

    with random_weights(seed):
        transformer = HunyuanVideo15Transformer3DModel(
            num_attention_heads=2,
            attention_head_dim=16,
            num_layers=1,
            num_refiner_layers=1,
            text_embed_dim=TEXT_WIDTH,
            text_embed_2_dim=TEXT_WIDTH,
            image_embed_dim=TEXT_WIDTH,
            rope_axes_dim=(4, 6, 6),
            task_type="t2v",
        )
        louder(transformer.context_embedder.proj_in, 30)
        vae = AutoencoderKLHunyuanVideo15(
            block_out_channels=(32, 32, 32, 32, 32), layers_per_block=1
        )
        tokenizer, tokenizer_2 = qwen_tokenizer(_hunyuan_15_system(), _CROPPED_15), byt5_tokenizer()
        pipe = HunyuanVideo15Pipeline(
            text_encoder=qwen_text_model(tokenizer),
            tokenizer=tokenizer,
            text_encoder_2=t5_encoder(tokenizer_2),
            tokenizer_2=tokenizer_2,
            transformer=transformer,
            vae=vae,
            scheduler=FlowMatchEulerDiscreteScheduler(shift=5.0),
            guider=ClassifierFreeGuidance(guidance_scale=6.0),
        )
    return save(pipe, folder)


def _hunyuan_15_system() -> str:
    from diffusers import HunyuanVideo15Pipeline

    arguments = inspect.signature(HunyuanVideo15Pipeline._get_mllm_prompt_embeds).parameters
    assert arguments["crop_start"].default == _CROPPED_15
    return str(arguments["system_message"].default)


def tiny_sana_video(folder: Path, seed: int = 0) -> Path:
    """Write a ``SanaVideoPipeline`` as SANA-Video's is and return its folder."""
    from diffusers import (
        DPMSolverMultistepScheduler,
        SanaVideoPipeline,
        SanaVideoTransformer3DModel,
    )

    with random_weights(seed):
        transformer = SanaVideoTransformer3DModel(
            num_attention_heads=2,
            attention_head_dim=12,
            num_layers=2,
            num_cross_attention_heads=2,
            cross_attention_head_dim=12,
            cross_attention_dim=24,
            caption_channels=TEXT_WIDTH,
        )
        louder(transformer.caption_projection)
        tokenizer = gemma_tokenizer()
        pipe = SanaVideoPipeline(
            tokenizer=tokenizer,
            text_encoder=gemma2(tokenizer),
            transformer=transformer,
            vae=wan_vae(),
            scheduler=DPMSolverMultistepScheduler(
                prediction_type="flow_prediction", use_flow_sigmas=True, flow_shift=8.0
            ),
        )
    return save(pipe, folder, tokenizer="GemmaTokenizerFast")


SAMPLES = (
    Sample("hunyuan-video", "HunyuanVideoPipeline", 32, 32, 9, guidance_scale=6.0),
    Sample("hunyuan-video-1.5", "HunyuanVideo15Pipeline", 32, 32, 9, guidance_name=None),
    Sample(
        "sana-video",
        *("SanaVideoPipeline", 32, 32, 9),
        guidance_scale=6.0,
        frames_name="frames",
        # Else it makes one of the sizes it was trained for, the smallest 448x896.
        extra={"use_resolution_binning": False},
    ),
)
BUILDERS = {
    "hunyuan-video": tiny_hunyuan,
    "hunyuan-video-1.5": tiny_hunyuan_15,
    "sana-video": tiny_sana_video,
}
