"""The ladder of operative verbs: how strongly each binds or judges, from condemning down to recalling. A table to mend.

A verb that climbs strengthens its paragraph, one that descends weakens it; on one rung an intensifying adverb decides. The
rungs follow common drafting practice; no rule of procedure lays them down. Participles of preambular paragraphs stand on
the rung of their verb.
"""

LADDER = """
12: condemns | condemning | denounces | denouncing | condamne | condamnant | dénonce | condena
    condenando | denuncia | осуждает | осуждая | تدين | يدين | وإذ تدين | إذ تدين | 谴责
11: demands | demanding | insists | insisting | exige | exigeant | exigiendo | требует | требуя
    تطالب | يطالب | 要求 | decides | deciding | resolves | décide | decide | resuelve
    постановляет | تقرر | يقرر | 决定
10: deplores | deploring | déplore | déplorant | deplora | deplorando | выражает сожаление
    تشجب | يشجب | 痛惜 | 谴责和痛惜
9: urges | urging | implores | imploring | engage | prie instamment | exhorte
    demande instamment | insta | exhorta | implora | implore | настоятельно призывает | умоляет
    تحث | يحث | تناشد | يناشد | 敦促 | 恳求
8: calls upon | calling upon | calls on | calling on | calls for | calling for | appeals
    appealing | demande à | demande aux | appelle | lance un appel | engage tous
    hace un llamamiento | llama a | призывает | تهيب | يهيب | تدعو إلى | 促请 | 呼吁 | 吁请
7: requests | requesting | prie | demande | pide | solicita | ruega | просит | تطلب | يطلب | 请
6: stresses | stressing | emphasizes | emphasizing | underlines | underlining | underscores
    underscoring | souligne | soulignant | insiste | subraya | subrayando | destaca | recalca
    подчеркивает | подчёркивает | подчеркивая | تشدد | تؤكد | يؤكد | يشدد | 强调 | 着重 | reaffirms
    reaffirming | affirms | affirming | endorses | endorsing | réaffirme | réaffirmant | affirme
    approuve | reafirma | reafirmando | afirma | hace suyo | hace suya | aprueba | подтверждает
    подтверждая | одобряет | تعيد تأكيد | يعيد تأكيد | تؤيد | يؤيد | 重申 | 核可 | 申明
5: recommends | recommending | encourages | encouraging | recommande | encourage | encourageant
    recomienda | alienta | рекомендует | поощряет | توصي | يوصي | تشجع | يشجع | 建议 | 鼓励
4: invites | inviting | invite | invitant | invita | invitando | предлагает | تدعو | يدعو | 邀请
    welcomes | welcoming | regrets | regretting | expresses concern | expressing concern
    concerned | accueille | salue | regrette | se félicite | acoge con beneplácito
    acoge con satisfacción | celebra | lamenta | приветствует | приветствуя | сожалеет | ترحب
    يرحب | 欢迎 | 表示关切 | 遗憾
3: acknowledges | acknowledging | recognizes | recognizing | takes note with appreciation
    reconnaît | reconnaissant | reconoce | reconociendo | признает | признаёт | признавая | تقر
    يقر | تسلم | يسلم | 认识到 | 承认 | 确认
2: takes note | taking note | notes | noting | prend note | prenant note | note | notant
    toma nota | tomando nota | observa | принимает к сведению | принимая к сведению | отмечает
    отмечая | تحيط علما | يحيط علما | تلاحظ | يلاحظ | 注意到
1: recalls | recalling | rappelle | rappelant | recuerda | recordando | ссылается | ссылаясь
    напоминает | تشير | يشير | 回顾
"""
"""A rung and its verbs; a line that begins with a bar goes on."""

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
        *("решительно", "категорически", "глубоко", "самым", "بقوة", "بشدة", "强烈", "最强烈", "严重", "深为"),
    )
)
