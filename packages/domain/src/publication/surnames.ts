/** 常见姓氏. Source: the 300 most frequent surnames of the 2020 census report (公安部《二〇二〇年全国姓名报告》 lists the first hundred) and compound ones. */
const single =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀胥郁南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阎帅布木敬';

const compound = ['欧阳', '上官', '司马', '诸葛', '东方', '皇甫', '尉迟', '公孙', '慕容', '令狐', '司徒', '夏侯', '端木', '长孙'];

/** Surnames that are more often a word of the sentence when nothing sets the name apart (负责人应当…, 司机从…). */
const words = /[应时从和封查满原管师官位区海成于全路关由方向曾解边经常付支连查明盛台班]/g;

/** A pattern for one surname, the longer first. */
export const SURNAME = `(?:${compound.join('|')}|[${single}])`;
/** The same where the name runs on from what is before it. */
export const SURE_SURNAME = `(?:${compound.join('|')}|[${single.replace(words, '')}])`;
