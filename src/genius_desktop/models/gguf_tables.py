"""What llama.cpp 0.3.36 knows: kinds of numbers, architectures, and what other files look like."""

import struct

from genius_desktop.model_words import ModelKind

TEXT, LIST = 8, 9
UINT32, INT32, FLOAT32, BOOL = 4, 5, 6, 7
FORMS = {
    kind: struct.Struct(f"<{letter}")
    for kind, letter in {
        0: "B", 1: "b", 2: "H", 3: "h", UINT32: "I", INT32: "i", FLOAT32: "f", BOOL: "?", 10: "Q", 11: "q", 12: "d",
    }.items()
}  # fmt: skip

# How many numbers a block of a kind holds, and its bytes (ggml.c, `type_traits`). Kinds that only appear while
# calculating (Q8_1, Q8_K, whole numbers, doubles) are left out: a kernel that gets them as weights aborts.
F32 = 0
WEIGHT_KINDS = {
    F32: (1, 4), 1: (1, 2), 2: (32, 18), 3: (32, 20), 6: (32, 22), 7: (32, 24), 8: (32, 34), 10: (256, 84),
    11: (256, 110), 12: (256, 144), 13: (256, 176), 14: (256, 210), 16: (256, 66), 17: (256, 74), 18: (256, 98),
    19: (256, 50), 20: (32, 18), 21: (256, 110), 22: (256, 82), 23: (256, 136), 29: (256, 56), 30: (1, 2),
    34: (256, 54), 35: (256, 66), 39: (32, 17), 40: (64, 36), 41: (128, 18), 42: (64, 18),
}  # fmt: skip

# What a file begins with that is no GGUF; the first that fits names it.
BEGINNINGS: tuple[tuple[bytes, ModelKind], ...] = (
    (b"version https://git-lfs", "lfs"),
    (b"lmgg", "old"),
    (b"fmgg", "old"),
    (b"tjgg", "old"),
    (b"algg", "old"),
    (b"ggml", "old"),
    (b"%pdf", "document"),
    (b"{\\rtf", "document"),
    (b"\xd0\xcf\x11\xe0", "document"),
    (b"pk\x03\x04", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"rar!", "archive"),
    (b"\xfd7zxz", "archive"),
    (b"(\xb5/\xfd", "archive"),
    (b"bzh", "archive"),
    (b"mz", "program"),
    (b"\x7felf", "program"),
    (b"\x80\x02", "tensors"),
    (b"\x89hdf", "tensors"),
    (b"<", "page"),
    (b"{", "json"),
    (b"[", "json"),
)
GENERAL_TYPES: dict[str, ModelKind] = {
    "adapter": "adapter", "mmproj": "projector", "imatrix": "imatrix", "vocab": "vocabulary",
}  # fmt: skip
OTHER_TRADES: dict[str, ModelKind] = {
    "clip": "projector", "t5": "encoder", "chameleon": "vision", "cogvlm": "vision", "deepseek2-ocr": "vision",
    "paddleocr": "vision", "eagle3": "draft", "dflash": "draft", "gemma4-assistant": "draft", "qwen3tts": "speech",
    "pockettts": "speech", "wavtokenizer-dec": "speech", "dream": "diffusion", "llada": "diffusion",
    "llada-moe": "diffusion", "rnd1": "diffusion", "bert": "embedding", "modern-bert": "embedding",
    "nomic-bert": "embedding", "nomic-bert-moe": "embedding", "neo-bert": "embedding", "jina-bert-v2": "embedding",
    "jina-bert-v3": "embedding", "eurobert": "embedding", "gemma-embedding": "embedding", "llama-embed": "embedding",
    "t5encoder": "embedding",
}  # fmt: skip


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


RECURRENT = _set(
    "mamba mamba2 rwkv6qwen2 arwkv7 jamba falcon-h1 granitehybrid lfm2 lfm2moe nemotron_h nemotron_h_moe qwen3next "
    "kimi-linear kimi-k3 bailingmoe3 glm5-next qwen35 qwen35moe qwen4exp deepseek4 minimax-01"
)
# Their graphs assert that queries, keys and values are of one width and wholly rotated.
ROTATED = _set(
    "apertus arcee arctic baichuan codeshell cohere2moe dbrx deci deepseek dots1 ernie4_5 ernie4_5-moe exaone "
    "exaone-moe exaone4 falcon granite granitemoe granite_swa graniteswitch grok grovemoe hunyuan-dense hunyuan-moe "
    "hunyuan_vl hy_v3 internlm2 jais2 llama llama4 maincoder mellum mistral3 olmo olmo2 olmoe orion pangu-embedded "
    "plamo qwen2 qwen2moe qwen2vl qwen3 qwen3moe qwen3vl qwen3vlmoe seed_oss smallthinker smollm3 starcoder2 talkie "
    "xverse"
)
# Their graphs assert only the one width.
ONE_WIDTH = ROTATED | _set(
    "afmoe bailingmoe2 bitnet bloom chatglm cohere2 command-r glm4 glm4moe gpt2 gptneox granitehybrid jais laguna "
    "minimax-01 minimax-m2 minimax-m3 mpt muse-glimmer nanbeige nemotron nemotron_h nemotron_h_moe openelm phi2 phi3 "
    "qwen qwen35 qwen35moe qwen3next qwen4exp refact spark2_5 stablelm starcoder"
)
ALWAYS_EXPERTS = _set("bailingmoe2 glm4moe grovemoe lfm2moe smallthinker")
# Their attention tensors are as wide as heads times the width of a head, which some graphs take for granted.
FITTED = _set(
    "apertus arcee baichuan cohere2 command-r deepseek dots1 ernie4_5 exaone exaone4 falcon gemma gemma2 gemma3 "
    "gemma3n glm4 glm4moe gpt-oss granite granitemoe hunyuan-moe internlm2 llama minicpm mistral3 nemotron olmo olmo2 "
    "olmoe orion phi2 phi3 phimoe qwen2 qwen2moe qwen2vl qwen3 qwen3moe qwen3vl qwen3vlmoe seed_oss smollm3 stablelm "
    "starcoder2 xverse"
)
ARCHITECTURES = (
    RECURRENT
    | ONE_WIDTH
    | FITTED
    | _set(
        "bailingmoe deepseek2 deepseek32 dots3note gemma4 glm-dsa gptj hrm_text hy_v4 maple mimo2 minicpm3 mistral4 "
        "plamo3 plm step35"
    )
)
# The tokenizers of other families have crashed llama.cpp by their data alone (PLaMo 2, T5) or belong to no text model.
TOKENIZERS = _set("llama gpt2 gemma4")
ROPE_SCALINGS = _set("none linear yarn longrope")
# Ways of cutting texts into words before pairs are merged (llama-vocab.cpp, `tokenizer_pre`).
CUTTINGS = _set(
    "a.x-4.0 afmoe bailingmoe bailingmoe2 bloom chameleon chatglm-bpe codeshell cohere2moe command-r dbrx "
    "deepseek-coder deepseek-llm deepseek-r1-qwen deepseek-v3 default exaone exaone-moe exaone4 f2llmv2 falcon "
    "falcon-h1 falcon3 gemma4 gigachat glm4 glm5 gpt-2 gpt-4o gpt3-finnish granite-docling granite-embed-multi-311m "
    "granite-embed-multi-97m grok-2 hunyuan hunyuan-dense hy_v4 jais jais-2 jina-de jina-es jina-v1-en jina-v2-code "
    "jina-v2-de jina-v2-es jina-v5-nano joyai-llm kanana2 kimi-k2 kormo laguna lfm2 llada-moe llama-bpe llama-v3 "
    "llama3 llama4 megrez mellum mellum2 midm-2.0 minerva-7b minicpm5 minimax-m2 modern-bert mpt olmo phi-2 pixtral "
    "poro-chat qwen2 qwen35 refact roberta-bpe sarvam-moe seed-coder smaug-bpe smollm solar-open spark2_5 stablelm2 "
    "starcoder superbpe talkie tekken tiny_aya trillion ufakzeka viking whitespace youtu"
)
