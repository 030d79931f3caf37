"""The ladder of operative verbs: how strongly each binds or judges, from condemning down to recalling. A table to mend.

A verb that climbs strengthens its paragraph, one that descends weakens it; on one rung an intensifying adverb decides. No
rule of procedure lays the order down: it is this project's reading of how delegations bargain over these verbs, and
docs/verbs.md says on what it rests. Participles of preambular paragraphs stand on the rung of their verb. English is meant
to be complete; of the other languages the commonest verbs are here. A verb that is not here is classed as a change of
wording, and nothing is said of its strength.
"""

LADDER = """
12: condemns | condemning | denounces | denouncing | rejects | rejecting
    condamne | condamnant | dénonce | dénonçant | rejette | rejetant
    condena | condenando | denuncia | denunciando | rechaza | rechazando
    осуждает | осуждая | отвергает | отвергая
    تدين | يدين | وإذ تدين | إذ تدين | وإذ يدين | إذ يدين | ترفض | يرفض | تندد | يندد
    谴责 | 拒绝
11: demands | demanding | insists | insisting | decides | deciding | resolves | directs | instructs | orders
    exige | exigeant | décide | décidant | ordonne | charge
    exigiendo | decide | resuelve | ordena | encarga
    требует | требуя | постановляет | решает | поручает
    تطالب | يطالب | تقرر | يقرر | تصر | يصر | تكلف | يكلف
    要求 | 决定 | 责成 | 指示
10: deplores | deploring | warns | warning | expresses outrage | expressing outrage | appalled | outraged
    déplore | déplorant | met en garde
    deplora | deplorando | advierte
    выражает сожаление | выражает возмущение | предупреждает
    تشجب | يشجب | تستنكر | يستنكر | تحذر | يحذر
    痛惜 | 警告 | 震惊
9: urges | urging | implores | imploring | presses
    engage | prie instamment | exhorte | exhortant | demande instamment | engage instamment | presse
    insta | instando | exhorta | exhortando | implora | implore | apremia
    настоятельно призывает | умоляет | настоятельно просит
    تحث | يحث | وإذ تحث | تناشد | يناشد
    敦促 | 恳求 | 催促
8: calls upon | calling upon | calls on | calling on | calls for | calling for | appeals | appealing | reiterates its call
    renews its call
    demande à | demande aux | demande de nouveau | appelle | lance un appel | engage tous | fait appel | réitère son appel
    hace un llamamiento | llama a | reitera su llamamiento | apela
    призывает | призывая | обращается с призывом | вновь призывает
    تهيب | يهيب | تدعو إلى | يدعو إلى | توجه نداء | يوجه نداء
    促请 | 呼吁 | 吁请
7: requests | requesting | asks | asking | mandates | authorizes | authorizing
    prie | demande | autorise
    pide | solicita | ruega | autoriza
    просит | уполномочивает
    تطلب | يطلب | تلتمس | يلتمس | تأذن | يأذن
    请 | 授权 | 请求
6: stresses | stressing | emphasizes | emphasizing | underlines | underlining | underscores | underscoring | reaffirms
    reaffirming | affirms | affirming | endorses | endorsing | approves | approving | confirms | confirming | adopts | declares
    declaring | proclaims | proclaiming | reiterates | reiterating
    souligne | soulignant | insiste | insistant | réaffirme | réaffirmant | affirme | affirmant | approuve | fait sienne
    fait siennes | fait sien | confirme | adopte | déclare | proclame | réitère | réitérant
    subraya | subrayando | destaca | destacando | recalca | recalcando | reafirma | reafirmando | afirma | afirmando
    hace suyo | hace suya | hace suyos | hace suyas | aprueba | confirma | aprueba | declara | proclama | reitera | reiterando
    подчеркивает | подчёркивает | подчеркивая | подчёркивая | подтверждает | подтверждая | вновь подтверждает
    вновь подтверждая | одобряет | утверждает | провозглашает | заявляет
    تشدد | تؤكد | يؤكد | يشدد | وإذ تؤكد | إذ تؤكد | وإذ تشدد | إذ تشدد | تعيد تأكيد | يعيد تأكيد | وإذ تعيد تأكيد
    إذ تعيد تأكيد | تؤيد | يؤيد | تقر | يقر | تعتمد | يعتمد | تعلن | يعلن | تكرر | يكرر
    强调 | 着重 | 重申 | 核可 | 申明 | 赞同 | 通过 | 宣布
5: recommends | recommending | encourages | encouraging | suggests | proposes
    recommande | recommandant | encourage | encourageant | suggère | propose
    recomienda | recomendando | alienta | alentando | anima | sugiere | propone
    рекомендует | рекомендуя | поощряет | поощряя
    توصي | يوصي | تشجع | يشجع | وإذ تشجع | تقترح | يقترح
    建议 | 鼓励
4: invites | inviting | welcomes | welcoming | commends | commending | congratulates | praises | supports | supporting
    expresses appreciation | expresses its appreciation | expresses support | thanks | pays tribute | regrets | regretting
    expressing appreciation | expressing its appreciation | expressing support | expresses its support
    expressing its support | expresses concern | expressing concern | expresses its concern | expressing its concern
    concerned | alarmed | disturbed
    invite | invitant | accueille | accueillant | salue | saluant | regrette | regrettant | se félicite | se félicitant
    félicite | appuie | soutient | remercie | rend hommage | exprime sa préoccupation | se déclare préoccupé
    se déclare préoccupée | se dit préoccupé | se dit préoccupée | préoccupé | préoccupée
    invita | invitando | acoge con beneplácito | acoge con satisfacción | acogiendo con beneplácito
    acogiendo con satisfacción | celebra | celebrando | lamenta | lamentando | felicita | encomia | elogia | apoya
    agradece | expresa su preocupación | expresa preocupación | preocupada | preocupado
    предлагает | предлагая | приветствует | приветствуя | сожалеет | сожалея | поддерживает | благодарит | воздает
    выражает озабоченность | выражает обеспокоенность | выражает признательность | выражает поддержку | обеспокоенная
    تدعو | يدعو | ترحب | يرحب | وإذ ترحب | إذ ترحب | وإذ يرحب | تأسف | يأسف | تعرب عن القلق | تعرب عن قلقها
    يعرب عن قلقه | وإذ يساورها القلق | تثني | يثني | تشيد | يشيد | تشكر | يشكر | تعرب عن تقديرها | يعرب عن تقديره
    邀请 | 欢迎 | 表示关切 | 遗憾 | 赞扬 | 支持 | 感谢 | 深为关切 | 关切 | 表示赞赏
3: acknowledges | acknowledging | recognizes | recognizing | takes note with appreciation | notes with appreciation
    takes note with satisfaction | taking note with appreciation | taking note with satisfaction | notes with satisfaction
    notes with concern | noting with appreciation | noting with satisfaction | noting with concern | appreciates
    appreciating | considers | considering | believes | hopes
    reconnaît | reconnaissant | prend note avec satisfaction | prend note avec intérêt | note avec satisfaction
    note avec préoccupation | notant avec préoccupation | notant avec satisfaction | considère | considérant | estime | espère
    reconoce | reconociendo | toma nota con reconocimiento | toma nota con aprecio | observa con satisfacción
    observa con preocupación | observando con preocupación | considera | considerando | espera
    признает | признаёт | признавая | отмечает с удовлетворением | отмечает с признательностью
    отмечает с озабоченностью | отмечает с обеспокоенностью | отмечая с удовлетворением | отмечая с признательностью
    отмечая с озабоченностью | отмечая с обеспокоенностью | принимает к сведению с удовлетворением | считает | считая
    تسلم | يسلم | وإذ تسلم | إذ تسلم | تعترف | يعترف | تلاحظ مع التقدير | تلاحظ مع القلق | يلاحظ مع التقدير
    يلاحظ مع القلق | تحيط علما مع التقدير | ترى | يرى | وإذ تدرك | إذ تدرك
    认识到 | 承认 | 确认 | 赞赏地注意到 | 满意地注意到 | 关切地注意到 | 认为 | 希望
2: takes note | taking note | notes | noting | observes | observing
    prend note | prenant note | prend acte | prenant acte | note | notant | constate | constatant
    toma nota | tomando nota | observa | observando | constata
    принимает к сведению | принимая к сведению | отмечает | отмечая
    تحيط علما | يحيط علما | وإذ تحيط علما | إذ تحيط علما | تلاحظ | يلاحظ | وإذ تلاحظ | إذ تلاحظ
    注意到 | 表示注意到
1: recalls | recalling | bearing in mind | mindful | reminds | reminding
    rappelle | rappelant | ayant à l'esprit | gardant à l'esprit
    recuerda | recordando | teniendo presente | consciente
    ссылается | ссылаясь | напоминает | напоминая | памятуя | учитывая
    تشير | يشير | وإذ تشير | إذ تشير | وإذ يشير | إذ يشير | تذكر | يذكر | إذ تضع في اعتبارها
    回顾 | 铭记 | 又回顾 | 还回顾
"""
"""A rung and its verbs; a line that begins with a bar goes on."""

INTENSIFYING_PHRASES = (
    *("in the strongest", "in the most emphatic", "avec la plus grande fermeté", "de la manière la plus"),
    *(
        "dans les termes les plus",
        "en los términos más",
        "de la manera más",
        "самым решительным",
        "в самых решительных",
    ),
    *("بأشد العبارات", "بأقوى العبارات", "最强烈"),
)
"""Words after the verb that intensify it."""

INTENSIFIERS = frozenset(
    (
        *(
            "strongly",
            "firmly",
            "deeply",
            "gravely",
            "seriously",
            "categorically",
            "unequivocally",
            "vigorously",
            "urgently",
        ),
        *("énergiquement", "fermement", "vivement", "vigoureusement", "profondément", "catégoriquement", "instamment"),
        *("enérgicamente", "firmemente", "vivamente", "profundamente", "categóricamente", "encarecidamente"),
        *("solemnly", "grave", "deep", "profoundly", "emphatically", "resolutely", "forcefully"),
        *("solennellement", "gravement", "résolument", "urgemment", "solemnemente", "gravemente", "resueltamente"),
        *("решительно", "категорически", "глубоко", "самым", "серьезно", "торжественно", "убедительно"),
        *("بقوة", "بشدة", "ببالغ", "رسميا", "强烈", "最强烈", "严重", "深为", "坚决", "郑重"),
    )
)

PRESSING = frozenset(
    """
    grave graver gravest deep deeper deepest great greater greatest serious strong stronger strongest profound utmost extreme
    growing increasing mounting particular
    vive vif grave profonde profond grande sérieuse extrême croissante
    profunda profundo gran honda suma grave seria creciente
    глубокую глубокой серьезную серьезной серьёзную серьёзной крайнюю крайней большой большим
    بالغ شديد عميق
    """.split()
)
"""Words that intensify where they stand inside the phrase of a verb: "noting with grave concern"."""

ARTICLES = frozenset("a an very most une".split())
"""Words that may stand inside the phrase of a verb and say nothing there: "notant avec une vive préoccupation"."""
