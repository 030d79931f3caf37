"""Words that weigh more than others: modals, months, numbers in words, in the six languages. Tables, no logic."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


MODALS = _words("""
    shall should may might must will would can could cannot ought
    doit doivent devra devront devrait devraient peut peuvent pourra pourront pourrait pourraient
    debe deben deberá deberán debería deberían puede pueden podrá podrán podría podrían
    должен должна должно должны следует может могут необходимо обязан обязана обязаны
    يجب ينبغي يجوز يمكن يتعين 应 须 可 必 得
""")
"""In Chinese the single characters, because each is a token."""

MONTHS = _words("""
    january february march april may june july august september october november december
    janvier février mars avril mai juin juillet août septembre octobre novembre décembre
    enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
    января февраля марта апреля мая июня июля августа сентября октября ноября декабря
    январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
    يناير فبراير مارس أبريل مايو يونيه يونيو يوليه يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
    كانون شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين
    年 月 日
""")

NUMBER_WORDS = _words("""
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion half third
    first second fourth fifth sixth seventh eighth ninth tenth once twice
    deux trois quatre cinq sept huit neuf dix onze douze vingt trente quarante cinquante soixante cent mille
    premier première deuxième troisième quatrième cinquième
    dos tres cuatro cinco seis siete ocho nueve diez once doce veinte treinta cuarenta cincuenta cien mil
    primero primera segundo segunda tercero tercera cuarto quinto
    два две три четыре пять шесть семь восемь девять десять двадцать тридцать сорок сто тысяча
    первый первая второй вторая третий третья
    اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة مائة ألف
    一 二 三 四 五 六 七 八 九 十 百 千 万 亿
""")
