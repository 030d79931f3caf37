"""The words of mastheads by which organ and nature of a document are known, in the six official languages. Tables."""

ORGANS = {
    "GA": "general assembly|assemblée générale|asamblea general|генеральная ассамблея|الجمعية العامة|大会",
    "SC": "security council|conseil de sécurité|consejo de seguridad|совет безопасности|مجلس الأمن|安全理事会",
    "ECOSOC": "economic and social council|conseil économique et social|consejo económico y social"
    "|экономический и социальный совет|المجلس الاقتصادي والاجتماعي|经济及社会理事会",
    "HRC": "human rights council|conseil des droits de l'homme|consejo de derechos humanos|совет по правам человека"
    "|مجلس حقوق الإنسان|人权理事会",
    "TC": "trusteeship council|conseil de tutelle|consejo de administración fiduciaria|совет по опеке|مجلس الوصاية|托管理事会",
}
"""Organs by their codes, as they stand at the beginning of a line of a masthead."""

ORGAN_NAMES = {
    "GA": "General Assembly",
    "SC": "Security Council",
    "ECOSOC": "Economic and Social Council",
    "HRC": "Human Rights Council",
    "TC": "Trusteeship Council",
}

COMMITTEES = (
    "first committee|première commission|primera comisión|первый комитет|اللجنة الأولى|第一委员会",
    "second committee|deuxième commission|segunda comisión|второй комитет|اللجنة الثانية|第二委员会",
    "third committee|troisième commission|tercera comisión|третий комитет|اللجنة الثالثة|第三委员会",
    "fourth committee|quatrième commission|cuarta comisión|четвертый комитет|اللجنة الرابعة|第四委员会",
    "fifth committee|cinquième commission|quinta comisión|пятый комитет|اللجنة الخامسة|第五委员会",
    "sixth committee|sixième commission|sexta comisión|шестой комитет|اللجنة السادسة|第六委员会",
)
"""The six Main Committees of the General Assembly (rule 98 of its rules of procedure), in their order."""

COMMITTEE_NAMES = tuple(f"{name} Committee" for name in ("First", "Second", "Third", "Fourth", "Fifth", "Sixth"))

HOUSE = "united nations|nations unies|naciones unidas|организация объединенных наций|объединенные нации|الأمم المتحدة|联合国"

DISTRIBUTION = r"distr(?:ibution)?\b|original\b|provisional\b|advance unedited version\b|版本|原文|الأصل"

AMENDMENT = (
    r"(?:[:：]\s*|^\s*)(?:revised |proposed )?(?:amendments? to (?:the )?(?:revised )?(?:draft|document)"
    r"|amendements? (?:au|aux|à|proposés?)\b|enmiendas? (?:al|a los|a)\b|поправк[аи] к\b"
    r"|تعديل(?:ات)? (?:على|ل|مقترح)|对.{0,60}(?:的)?修正)"
)
"""A line that says that the document amends a draft: "Cuba: amendment to draft resolution A/C.3/80/L.20"."""

SPONSORED = (
    r"(?:(?:revised|second revised|draft) )*(?:draft )?(?:resolution|decision)s?\b|draft (?:resolution|decision)s?\b"
    r"|projets? de (?:résolution|décision)\b|proyectos? de (?:resolución|decisión)\b"
    r"|(?:пересмотренный )?проект[ы]? (?:резолюции|решения)\b|مشروع (?:قرار|مقرر)(?!\p{L})|(?:订正)?(?:决议|决定)草案"
    r"|amendments?\b|amendements?\b|enmiendas?\b|поправк[аи]\b|تعديل|修正"
)
"""What follows the sponsors after a colon."""

ADOPTED = (
    r"resolutions? adopted by\b|adopted by\b|adopted on\b|résolution adoptée\b|adoptée? par\b|adoptée? le\b"
    r"|resolución aprobada\b|aprobada? por\b|aprobada? el\b|резолюция, принятая\b|принят[аоы]\b"
    r"|قرار (?:اتخذته|اعتمدته|اتخذه|اعتمده)|(?:اتخذته|اعتمدته|اتخذه|اعتمده)|.{0,40}通过"
)
"""The beginning of a line that says when and by whom a text was adopted."""
