"""The fixed words by which the structure of a resolution is known, in the six official languages. A table, no logic."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# "The General Assembly," and the same of the other organs that adopt resolutions, without the final comma.
_ORGANS = """
    the general assembly | the security council | the human rights council | the economic and social council
    the conference of the parties | the trusteeship council | the peacebuilding commission
    l'assemblée générale | le conseil de sécurité | le conseil des droits de l'homme | le conseil économique et social
    la asamblea general | el consejo de seguridad | el consejo de derechos humanos | el consejo económico y social
    генеральная ассамблея | совет безопасности | совет по правам человека | экономический и социальный совет
    إن الجمعية العامة | الجمعية العامة | إن مجلس الأمن | مجلس الأمن | إن مجلس حقوق الإنسان | مجلس حقوق الإنسان
    إن المجلس الاقتصادي والاجتماعي | المجلس الاقتصادي والاجتماعي
    大会 | 安全理事会 | 人权理事会 | 经济及社会理事会
"""
OPENINGS = frozenset(words.strip() for words in _ORGANS.replace("\n", "|").split("|") if words.strip())

# First words of a heading that begins an annex.
ANNEX = (
    *("annex", "appendix", "enclosure", "annexe", "appendice", "anexo", "apéndice"),
    *("приложение", "добавление", "المرفق", "مرفق", "التذييل", "附件", "附录"),
)

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
    "fr": _words("""accueillant affirmant agissant alarmé alarmée ayant conscient consciente considérant constatant convaincu
        convaincue craignant déplorant désireux désireuse déterminé déterminée encouragé encouragée estimant exprimant
        faisant félicitant gardant guidé guidée indigné indignée insistant inspiré notant observant préoccupé préoccupée
        prenant rappelant réaffirmant reconnaissant regrettant réitérant relevant résolu résolue saluant sachant se
        soucieux soucieuse soulignant soutenant souhaitant tenant vivement"""),
    "es": _words("""acogiendo actuando afirmando alarmada alarmado alentada alentado celebrando confiando conmocionada consciente
        considerando convencida convencido decidida deplorando deseando deseosa deseoso destacando determinada encomiando
        elogiando expresando guiada guiado habiendo haciendo indignada inspirada lamentando manifestando observando
        poniendo preocupada preocupado reafirmando reconociendo recordando reiterando reconociendo resuelta resuelto
        señalando subrayando teniendo tomando profundamente"""),
    "ru": _words("""будучи восхищаясь выражая вновь высоко действуя отмечая осознавая основываясь осуждая памятуя подтверждая
        подчеркивая подчёркивая полагая признавая приветствуя принимая придавая рассмотрев руководствуясь сознавая
        сожалея ссылаясь стремясь считая учитывая испытывая исходя напоминая обеспокоенная заслушав имея желая"""),
    "ar": _words("""إذ وإذ واذ إذا وقد"""),
    "zh": _words("""回顾 重申 铭记 认识到 确认 注意到 欢迎 考虑到 深信 强调 表示
         意识到 赞赏 遵循 深为 关切 严重 念及 审议了 感到 承认 申明 着重"""),
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
        remercie renouvelle salue se souhaite souligne soutient"""),
    "es": _words("""acepta acoge afirma alienta apoya aprueba autoriza celebra condena confirma considera constata decide declara
        deplora destaca elogia encomia encarga exhorta exige expresa felicita hace implora insta invita lamenta llama
        manifiesta observa pide proclama reafirma recalca rechaza recomienda reconoce recuerda reitera resuelve ruega
        señala solicita subraya toma"""),
    "ru": _words("""благодарит выражает высоко вновь настоятельно обращает обращается осуждает отмечает одобряет отвергает
        подтверждает поддерживает подчеркивает подчёркивает поощряет поручает постановляет предлагает призывает признает
        признаёт приветствует принимает провозглашает просит рекомендует решает сожалеет ссылается считает требует
        умоляет уполномочивает утверждает учреждает заявляет напоминает"""),
    "ar": _words("""تقرر تطلب تحث تدعو تدين تشجب تطالب تهيب تلاحظ ترحب تؤكد تعيد تشدد تشير تعرب توصي تشجع تؤيد تعتمد تناشد تقر
        تسلم تحيط ترفض تثني تعلن تأذن يقرر يطلب يحث يدعو يدين يشجب يطالب يهيب يلاحظ يرحب يؤكد يعيد يشدد يشير يعرب يوصي
        يشجع يؤيد يعتمد يناشد يقر يسلم يحيط يرفض يثني يعلن يأذن"""),
    "zh": _words("""决定 请 敦促 促请 呼吁 谴责 痛惜 要求 邀请 注意到 欢迎 重申 强调 回顾 表示 建议 鼓励 核可 通过
        确认 认识到 赞扬 宣布
        授权 拒绝
        恳求 吁请 再次 又 还 强烈 申明 哀悼"""),
}
