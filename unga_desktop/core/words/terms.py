"""Words that weigh more than others: modals, negations, months, numbers in words, in the six languages. Tables, no logic."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _forms(stems: str, endings: str) -> frozenset[str]:
    return frozenset(stem + ending for stem in stems.split() for ending in endings.split())


MODALS = _words("""
    shall should may might must will would can could ought
    doit doivent doive devra devront devrait devraient devons peut peuvent puisse puissent pourra pourront pourrait pourraient
    faut faudra faudrait
    debe deben deba deban deberá deberán debería deberían puede pueden pueda puedan podrá podrán podría podrían
    должен должна должно должны следует следовало надлежит может могут мог могла могло могли сможет смогут можно
    необходимо нужно обязан обязана обязано обязаны вправе
    يجب ينبغي يجوز يمكن يتعين يتوجب يلزم يستطيع تستطيع
    应 须 可 必 得 宜
""")
"""In Chinese the single characters, because each is a token."""

NEGATIONS = _words("""
    not no nor neither never none cannot
    ne ni non jamais aucun aucune
    nunca jamás tampoco ningún ninguno ninguna
    не ни нет нельзя никогда никто ничто никакой никакая никакое никакие никаких никакого
    لا لم لن ليس ليست غير عدم دون ألا بلا
    不 未 无 非 勿 没
""")
"""Words that turn a sentence into its opposite. In Chinese the single characters."""

ENGLISH_MONTHS = _words("january february march april may june july august september october november december")
OTHER_MONTHS = _words("""
    janvier février mars avril mai juin juillet août septembre octobre novembre décembre
    enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre
    января февраля марта апреля мая июня июля августа сентября октября ноября декабря
    январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
    январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре
    يناير فبراير مارس أبريل إبريل مايو أيار يونيه يونيو يوليه يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
    شباط آذار نيسان حزيران تموز آب أيلول تشرين كانون
""")
MONTHS = ENGLISH_MONTHS | OTHER_MONTHS

AMBIGUOUS_MONTHS = _words("may march mars mai мае марте آب مارس كانون")
"""Months that are also other words: only a number beside them makes a date."""

WEEKDAYS = _words("""
    monday tuesday wednesday thursday friday saturday sunday lundi mardi mercredi jeudi vendredi samedi dimanche
    lunes martes miércoles jueves viernes sábado domingo понедельник вторник среда четверг пятница суббота воскресенье
    الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت
""")

_ENGLISH = _words("""
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million
    millions billion billions trillion half third thirds quarter quarters fifths tenths dozen dozens double triple once twice
    thrice first second fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
    sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth
    ninetieth hundredth thousandth
""")
_FRENCH = _words("""
    zéro deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt vingts trente quarante
    cinquante soixante septante huitante nonante cent cents mille million millions milliard milliards moitié tiers quart
    quarts demi demie double triple premier première premiers premières deuxième second seconde troisième quatrième
    cinquième sixième septième huitième neuvième dixième onzième douzième treizième quatorzième quinzième seizième
    vingtième trentième quarantième cinquantième soixantième centième
""")
_SPANISH = _words("""
    cero dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho
    diecinueve veinte veintiuno veintiún veintiuna veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete
    veintiocho veintinueve treinta cuarenta cincuenta sesenta setenta ochenta noventa cien ciento doscientos doscientas
    trescientos trescientas cuatrocientos quinientos quinientas seiscientos setecientos ochocientos novecientos mil millón
    millones mitad tercio tercios cuartos doble triple primer
""") | _forms(
    "primer segund tercer cuart quint sext séptim octav noven décim undécim duodécim vigésim trigésim cuadragésim "
    "quincuagésim sexagésim septuagésim octogésim nonagésim",
    "o a os as",
)
_RUSSIAN = (
    _words("""
    ноль нуль один одна одно одного одной одному одним одном два две двух двум двумя три трех трёх трем трём тремя четыре
    четырех четырёх четырем четырьмя пять пяти пятью шесть шести семь семи восемь восьми девять девяти десять десяти сорок
    сорока пятьдесят пятидесяти шестьдесят шестидесяти семьдесят семидесяти восемьдесят восьмидесяти девяносто сто ста
    двести двухсот триста трехсот четыреста пятьсот пятисот тысяча тысячи тысяч тысячу тысячей миллион миллиона миллионов
    миллиард миллиарда миллиардов половина половины половину треть трети четверть четверти дважды трижды вдвое втрое
""")
    | _forms(
        "одиннадцат двенадцат тринадцат четырнадцат пятнадцат шестнадцат семнадцат восемнадцат девятнадцат "
        "двадцат тридцат",
        "ь и ью",
    )
    | _forms(
        "перв втор четверт пят шест седьм восьм девят десят одиннадцат двенадцат тринадцат четырнадцат пятнадцат шестнадцат "
        "семнадцат восемнадцат девятнадцат двадцат тридцат сороков пятидесят шестидесят семидесят восьмидесят девяност сот",
        "ый ой ая ое ые ого ому ым ом ую ых ыми",
    )
    | _words("третий третья третье третьего третьей третьему третьим третьем третьи третьих")
)
_ARABIC = _words("""
    صفر واحد واحدة اثنان اثنين اثنتان اثنتين اثنا اثني ثلاث ثلاثة أربع أربعة خمس خمسة ست ستة سبع سبعة ثمان ثماني ثمانية
    تسع تسعة عشر عشرة عشرون عشرين ثلاثون ثلاثين أربعون أربعين خمسون خمسين ستون ستين سبعون سبعين ثمانون ثمانين تسعون تسعين
    مائة مئة مائتان مائتين مئتين مئات ألف ألفا ألفان ألفين آلاف مليون مليونا ملايين بليون بلايين مليار نصف ثلث ثلثا ثلثي
    ثلثين ربع أرباع أول أولى ثان ثاني ثانية ثالث ثالثة رابع رابعة خامس خامسة سادس سادسة سابع سابعة ثامن ثامنة تاسع
    تاسعة عاشر عاشرة حادي حادية
""")
_CHINESE = _words("一 二 三 四 五 六 七 八 九 十 百 千 万 亿 零 〇 两 半")
NUMBER_WORDS = _ENGLISH | _FRENCH | _SPANISH | _RUSSIAN | _ARABIC | _CHINESE

ARABIC_PREFIXES = ("", "ال", "و", "وال", "ب", "بال", "ل", "لل", "ف", "ك", "كال", "ول", "وب")
"""Letters written together with the word that follows: and, by, for, the."""

LOOSE_NUMBERS = _words("one first second half third")
"""English numbers that say no amount at the head of a compound: "one-sided", "second-rate"."""

CHINESE_COMPOUNDS = tuple(
    """
    进一步 一方面 可持续 千方百计 一切 一致 统一 一些 一样 一旦 一道 一贯 唯一 之一 一般 一直 一律 一并 一起 一同 同一
    一经 万一 十分
    非洲 非常 非政府 未来 不断 不仅 不但 不论 无论 不同 不久 不少 不妨 不等 无线 不丹 未成年
    认可 许可 可靠 可行 可信 可见 获得 取得 得到 赢得 值得 应对 响应 适应 供应 相应 反应 应用 应急 应邀 对应 效应 必要 势必 未必
""".split()
)
"""Words in which the characters of numbers, modals and negations mean something else."""
