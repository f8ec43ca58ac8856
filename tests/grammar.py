"""Texts that Discord's markdown would make something of, for who has to show them as they are."""

from __future__ import annotations

from random import Random

# Everything that has a meaning somewhere in Discord's grammar, and what stands around it.
FRAGMENTS = [
    *(
        "1. ",
        "12. ",
        "1) ",
        "- ",
        "* ",
        "+ ",
        "• ",
        "# ",
        "## ",
        "### ",
        "-# ",
        "> ",
        ">>> ",
        "---",
    ),
    *("*", "**", "***", "_", "__", "~~", "||", "`", "``", "```", "```py\n", "\\", "\\\\", "~", "|"),
    *("[a](https://b.example)", "[a](<https://b.example>)", "https://b.example/x", "http://a.b"),
    *("<https://b.example>", "steam://run", "discord.gg/abc", "discord.com/invite/abc", "dis.gd/x"),
    *("discordapp.com/invite/abc", "discord.gift/abc", "discord.new/abc", "www.b.example", "a@b.c"),
    *("<@1>", "<@!1>", "<@&1>", "<#1>", "</video:1>", "<id:guide>", "<id:browse>", "@everyone"),
    *("@here", "<t:1>", "<t:1:R>", "<a:x:1>", "<:x:1>", ":smile:", ":flag_de:", "<mailto:a@b.c>"),
    *(
        "<tel:+123>",
        "¯\\_(ツ)_/¯",
        "(",
        ")",
        "[",
        "]",
        "<",
        ">",
        ":",
        "://",
        ".",
        "!",
        "?",
        "/",
        "=",
    ),
    *(
        "a",
        "word",
        " ",
        "  ",
        "\n",
        "\t",
        "é",
        "日本",
        "🦊",
        "\u200b",
        "1",
        "0.5",
        "e.g. this",
        "x_y_z",
    ),
]


def texts(count: int, seed: int = 1, longest: int = 6) -> list[str]:
    """Each fragment alone and before a word, and ``count`` random ones of several."""
    random = Random(seed)
    mixed = ["".join(random.choices(FRAGMENTS, k=random.randint(2, longest))) for _ in range(count)]
    return [*FRAGMENTS, *(f"{fragment}word" for fragment in FRAGMENTS), *mixed]


def as_shown(text: str) -> str:
    """What somebody should read of ``text``: on one line, and nothing else is changed."""
    return " ".join(text.split()).replace("@", "@\u200b")
