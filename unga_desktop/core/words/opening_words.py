"""The fixed words by which the structure of a resolution is known, in the six official languages. A table, no logic."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# "The General Assembly," and the same of the other organs that adopt resolutions, without the final comma.
_ORGANS = """
    the general assembly | the security council | the human rights council | the economic and social council
    the commission on human rights | the conference of the parties | the trusteeship council | the peacebuilding commission
    l'assemblée générale | le conseil de sécurité | le conseil des droits de l'homme | le conseil économique et social
    la asamblea general | el consejo de seguridad | el consejo de derechos humanos | el consejo económico y social
    генеральная ассамблея | совет безопасности | совет по правам человека | экономический и социальный совет
    إن الجمعية العامة | الجمعية العامة | إن مجلس الأمن | مجلس الأمن | إن مجلس حقوق الإنسان | مجلس حقوق الإنسان
    إن المجلس الاقتصادي والاجتماعي | المجلس الاقتصادي والاجتماعي
    大会 | 安全理事会 | 人权理事会 | 经济及社会理事会
"""
OPENINGS = frozenset(words.strip() for words in _ORGANS.replace("\n", "|").split("|") if words.strip())

# The same of organs that are not listed: an article, the noun of an organ, what it is of, and a comma at the end.
OTHER_OPENINGS = (
    r"the (?:[\w'’-]+ ){0,5}(?:assembly|council|conference|commission|committee|board|meeting|congress|parties)"
    r"(?: (?:of|on|for|to) [^,;.:]{1,90})?(?: \([^()]{1,40}\))?,",
    r"(?:la |le |l['’]|les )(?:[\w'’-]+ ){0,5}?(?:assemblée|conseil|conférence|commission|comité|réunion|parties)"
    r"(?: (?:d['’]|de |des |du |pour |sur |aux |à )[^,;.:]{1,90})?(?: \([^()]{1,40}\))?,",
    r"(?:la |el |las |los )(?:[\w-]+ ){0,5}?(?:asamblea|consejo|conferencia|comisión|comité|junta|reunión|partes)"
    r"(?: (?:de |del |para |sobre )[^,;.:]{1,90}| [\w ]{1,40})?(?: \([^()]{1,40}\))?,",
    r"(?:[\w-]+(?:ая|ий|ый|ое) ){0,3}(?:ассамблея|совет|конференция|комиссия|комитет|совещание)"
    r"(?: (?:по |организации |сторон |министров )[^,;.:]{1,90})?,",
    r"إن (?:مجلس|الجمعية|المؤتمر|مؤتمر|لجنة|اللجنة|المجلس|الاجتماع)(?: [^،؛.:]{1,80})?،",
    r"[^，；。：、]{0,20}(?:大会|理事会|会议|委员会|缔约方)，",
)

# What stands above the title of a document as it is issued, and is not the title.
FURNITURE = (
    r"\[.*\]|\(.*\)",
    r"united nations|nations unies|naciones unidas|организация объединенных наций|الأمم المتحدة|联合国",
    r"(?:the )?(?:general assembly|security council|human rights council|economic and social council)",
    r"assemblée générale|conseil de sécurité|conseil des droits de l['’]homme|asamblea general|consejo de seguridad"
    r"|consejo de derechos humanos|генеральная ассамблея|совет безопасности|совет по правам человека|الجمعية العامة"
    r"|مجلس الأمن|مجلس حقوق الإنسان|大会|安全理事会|人权理事会",
    r"(?:distr|original|general|limited|provisional)\b.{0,40}",
    r"[\w-]+ (?:special |emergency special )?session|[\w ]+ (?:session|période de sessions?)",
    r"agenda items?\b.*|point \d.*ordre du jour.*|tema \d.*del programa.*|пункт \d.*повестки дня.*|البند .*جدول الأعمال.*"
    r"|议程项目.*",
    r"(?:revised )?draft (?:resolution|decision)(?: [ivxl]+)?|projet de résolution(?: révisé)?|proyecto de resolución"
    r"(?: revisado)?|(?:пересмотренный )?проект резолюции|مشروع قرار(?: منقح)?|(?:订正)?决议草案",
    r".*: (?:revised )?draft (?:resolution|decision|amendment)|.*: projet de résolution|.*: proyecto de resolución"
    r"|.*: проект резолюции|.*: مشروع قرار|.*[:：] ?决议草案",
    r"(?:resolution )?adopted (?:by|at|on)\b.*|(?:résolution )?adoptée? par\b.*|(?:resolución )?aprobada? (?:por|el|en)\b.*"
    r"|(?:резолюция, )?принят[аоы]\b.*|(?:قرار )?(?:اتخذته|اعتمدته|الذي اتخذه|الذي اعتمده|اعتمده|اتخذه) .*"
    r"|.*(?:通过的决议|次会议通过)",
    r"meeting,? on .*\d{4}|séance,? le .*\d{4}|sesión,? celebrada .*\d{4}",
    r"(?:on |le |el |at its .* meeting, on )?\d{1,2}(?:er)? (?:de )?\w+ (?:de )?\d{4}(?: года)?|\d{4}年\d{1,2}月\d{1,2}日",
)

# First words of a footnote that no mark but a bare number sets off.
NOTE_BEGINNINGS = (
    *(
        "See",
        "Ibid",
        "Official Records",
        "United Nations,",
        "Resolution",
        "Resolutions",
        "Available",
        "General Assembly",
    ),
    *("Voir", "Documents officiels", "Nations Unies,", "Résolution", "Résolutions", "Véase", "Véanse", "Documentos"),
    *("Naciones Unidas,", "Resolución", "Resoluciones", "См", "Там же", "Официальные отчеты", "Резолюция", "Резолюции"),
    *("انظر", "المرجع نفسه", "الوثائق الرسمية", "القرار", "الأمم المتحدة،", "见", "同上", "《", "第", "联合国，"),
    *("A/", "S/", "E/", "Decision", "Décision", "Decisión", "Решение", "المقرر"),
)

# Lines that are headings although they are wrapped into a block with others.
HEADINGS = (
    r"(?:part|section|chapter|title|article|rule|draft resolution|draft decision) (?:[ivxl]+|\d{1,3}|[a-z]|one|two|three"
    r"|four|five|six|seven|eight|nine|ten)",
    r"(?:première|deuxième|troisième|quatrième|cinquième) partie|(?:partie|section|chapitre|titre|article) "
    r"(?:[ivxl]+|\d{1,3}|premier|première)",
    r"(?:primera|segunda|tercera|cuarta|quinta) parte|(?:parte|sección|capítulo|título|artículo) (?:[ivxl]+|\d{1,3})",
    r"(?:часть|раздел|глава|статья) (?:[ivxl]+|\d{1,3}|первая|вторая|третья|четвертая)",
    r"(?:الجزء|الباب|الفصل|الفرع|المادة|القسم) (?:\d{1,3}|ال\w+)",
    r"第[一二三四五六七八九十\d]{1,3}(?:部分|章|节|条|编)",
)

# First words of a heading that begins an annex.
ANNEX = (
    *("annex", "appendix", "enclosure", "annexe", "appendice", "pièce jointe", "anexo", "apéndice"),
    *(
        "приложение",
        "добавление",
        "дополнение",
        "المرفق",
        "مرفق",
        "التذييل",
        "تذييل",
        "الضميمة",
        "附件",
        "附录",
        "附文",
    ),
)

# Short words that may stand before the verb of a paragraph, besides adverbs in -ly, -ment, -mente.
LEADING = _words("""also further once again moreover furthermore and while still very most nevertheless likewise as well now
    hereby therefore accordingly in addition never ever much so too
    aussi également encore en outre de nouveau toujours très tout plus se s ne le la lui y par ailleurs ainsi donc bien une
    fois fort et d'autre part
    además también asimismo nuevamente una vez más muy se le lo a su y no igualmente reiteradamente""")

# First words of preambular paragraphs. In French, Spanish and English they are participles and adjectives; an adverb may
# come before them.
PREAMBULAR = {
    "en": _words("""acknowledging acting affirming alarmed anxious appalled appreciating approving aspiring aware basing bearing
        believing bering calling cognizant commending concerned concurring condemning confident congratulating conscious
        considering contemplating convinced deeming deploring desiring desirous determined disturbed emphasizing encouraged
        encouraging endorsing expecting expressing fulfilling grateful guided having highlighting hoping indignant inspired
        keeping mindful mourning noting observing outraged paying pointing reaffirming realizing recalling recognizing
        referring regretting reiterating remaining reminding resolved respecting saddened saluting seeking seized sharing
        shocked stressing striving supporting taking thanking troubled underlining underscoring urging viewing
        welcoming wishing"""),
    "fr": _words("""accueillant affirmant agissant alarmé alarmée ayant appréciant attendant attristée bouleversée conscient
        consciente considérant constatant convaincu convaincue craignant condamnant confirmant consternée déclarant déplorant
        désireux désireuse déterminé déterminée encouragé encouragée encourageant estimant exhortant exprimant faisant
        félicitant gardant guidé guidée horrifiée indigné indignée inquiète insistant inspiré invitant jugeant mesurant
        mettant notant observant préoccupé préoccupée prenant profondément ayant rappelant réaffirmant reconnaissant
        reconnaissante regrettant réitérant relevant remerciant rendant répétant résolu résolue saluant sachant
        soucieux soucieuse soulignant soutenant souhaitant tenant troublée"""),
    "es": _words("""acogiendo actuando afirmando agradeciendo alarmada alarmado alentada alentado animada apoyando apreciando
        celebrando condenando confiando confirmando conmocionada consciente conscientes considerando consternada convencida
        convencido decidida deplorando deseando deseosa deseoso destacando determinada dispuesta encomiando elogiando
        empeñada esperando estimando exhortando expresando felicitando guiada guiado habiendo haciendo indignada insistiendo
        inspirada instando invitando lamentando manifestando notando observando perturbada poniendo preocupada preocupado
        profundamente reafirmando reconociendo recordando refiriéndose reiterando resaltando resuelta resuelto rindiendo
        señalando subrayando teniendo tomando visto"""),
    "ru": _words("""будучи благодаря воодушевленная восхищаясь встревоженная выражая вновь высоко действуя заявляя заслушав
        имея испытывая исходя желая констатируя напоминая намереваясь обеспокоенная озабоченная одобряя отдавая отмечая
        ободренная осознавая основываясь осуждая памятуя побуждаемая подтверждая подчеркивая подчёркивая полагая поддерживая
        поощряя преисполненная придавая признавая приветствуя призывая принимая принимая рассмотрев решительно
        руководствуясь сознавая сожалея ссылаясь стремясь считая убежденная убеждённая учитывая учреждая"""),
    "ar": _words("""إذ وإذ واذ إذا وقد"""),
    "zh": _words("""回顾 重申 铭记 认识到 确认 注意到 欢迎 考虑到 深信 强调 表示 意识到 赞赏 遵循 深为 深感 关切 严重 念及
        审议了 审查了 感到 承认 申明 着重 痛惜 谴责 决心 希望 震惊 满意地 又回顾 还回顾 支持 鼓励 感谢 忆及 鉴于 有鉴于 收到"""),
}

# Verbs that begin an operative paragraph (the third person; Arabic puts the verb first, Chinese the bare verb).
OPERATIVE = {
    "en": _words("""accepts acknowledges adopts affirms agrees appeals appoints appreciates approves authorizes believes calls
        commends concludes concurs condemns confirms congratulates considers decides declares demands denounces deplores
        designates determines directs emphasizes encourages endorses establishes expresses extends highlights implores
        instructs invites keeps looks mandates mourns notes notices observes pays proclaims reaffirms recalls recognizes
        recommends regrets reiterates rejects remains reminds renews requests requires resolves salutes seeks stresses
        strongly strives supports takes thanks transmits underlines underscores urges warns welcomes wishes"""),
    "fr": _words("""accueille affirme appelle approuve appuie autorise charge condamne confirme considère constate convient décide
        déclare demande déplore déploie engage encourage estime exhorte exige exprime fait félicite implore insiste invite
        lance loue note observe prend prie proclame réaffirme rappelle recommande reconnaît regrette réitère rejette
        remercie renouvelle salue souhaite souligne soutient adopte adresse agrée ajourne arrête attend conclut conseille
        crée dénonce désigne élit endosse entérine étend fixe garde institue juge lit maintient met nomme ordonne proroge
        rend répète reste sait saisit subordonne transmet"""),
    "es": _words("""acepta acoge afirma alienta apoya aprueba autoriza celebra condena confirma considera constata decide declara
        deplora destaca elogia encomia encarga exhorta exige expresa felicita hace implora insta invita lamenta llama
        manifiesta observa pide proclama reafirma recalca rechaza recomienda reconoce recuerda reitera resuelve ruega
        señala solicita subraya toma adopta agradece amplía anima aplaude asigna cree da deja demanda denuncia designa
        establece estima expresa felicita hace implora incluye insiste interpreta juzga mantiene nombra nota ordena otorga
        presenta prorroga ratifica reafirma renueva requiere resalta respalda rinde saluda seguirá sostiene suspende
        transmite urge valora"""),
    "ru": _words("""благодарит выражает высоко вновь настоятельно обращает обращается осуждает отмечает одобряет отвергает
        подтверждает поддерживает подчеркивает подчёркивает поощряет поручает постановляет предлагает призывает признает
        признаёт приветствует принимает провозглашает просит рекомендует решает сожалеет ссылается считает требует
        умоляет уполномочивает утверждает учреждает заявляет напоминает воздает выносит выступает высказывает даёт дает
        добавляет желает заверяет заключает избирает информирует констатирует намеревается назначает настаивает определяет
        осознает отдает официально передает побуждает подчёркивает полагает препровождает признает присоединяется
        продлевает разрешает распространяет ратифицирует согласен соглашается стремится убеждена увольняет учитывает
        устанавливает"""),
    "ar": _words("""تستنكر تنوه تثق تعقد تحيي تنشئ تمدد تكلف تعين تنظر تقدر تمنح تضع تبقي تأسف تأخذ تشكر تهنئ تجدد تكرر
        توجه تحذر تذكر ترجو تستنتج
        ينوه يستنكر يثق يعقد يحيي ينشئ يمدد يكلف يعين ينظر يقدر يمنح يضع يبقي يأسف يأخذ يشكر
        يهنئ يجدد يكرر يوجه يحذر يذكر يرجو
        تقرر تطلب تحث تدعو تدين تشجب تطالب تهيب تلاحظ ترحب تؤكد تعيد تشدد تشير تعرب توصي تشجع تؤيد تعتمد تناشد تقر
        تسلم تحيط ترفض تثني تعلن تأذن يقرر يطلب يحث يدعو يدين يشجب يطالب يهيب يلاحظ يرحب يؤكد يعيد يشدد يشير يعرب يوصي
        يشجع يؤيد يعتمد يناشد يقر يسلم يحيط يرفض يثني يعلن يأذن"""),
    "zh": _words("""决定 请 敦促 促请 呼吁 谴责 痛惜 要求 邀请 注意到 欢迎 重申 强调 回顾 表示 建议 鼓励 核可 通过
        确认 认识到 赞扬 宣布
        授权 拒绝 恳求 吁请 再次 又 还 强烈 申明 哀悼 断定 裁定 赞同 支持 设立 指示 任命 延长 深信 承认 感谢 特别 严重
        坚决 希望 鼓励 着重 认为 同意 采纳 宣告 责成 委托 警告 提醒 催促 请求 期待 祝贺 声明 表彰 重新"""),
}
