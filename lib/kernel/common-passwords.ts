// Collected by hand: the passwords people choose first, in English and in pinyin, and the names near to this product.
const LIST = `
  000000 00000000 01234567 0123456789 10101010 111111 11111111 11112222 112233 11223344 1122334455 121212 12121212
  123123 123321 12341234 12344321 12345 1234554321 123456 123456123 1234567 12345678 123456789 1234567890
  123456789a 123456789q 123456a 12345qwert 1234qwer 123654789 123abc 123qwe 123qweasd 123qweasdzxc 12qwaszx
  1314520 13145200 147258 147258369 159357 159753 16888888 19191919 19871987 19881988 19891989 19901990 1q2w3e4r
  1q2w3e4r5t 1qaz2wsx 1qaz2wsx3edc 20082008 20102010 20202020 22222222 258369 31415926 3141592654 33333333
  44444444 5201314 52013140 520520 5211314 55555555 654321 666666 66666666 66668888 741852 741852963 7758521
  77585210 77777777 789456 789456123 87654321 888888 88888888 88889999 963852741 987654321 9876543210 999999
  99999999 a123456 a12345678 a1b2c3d4 a1b2c3d4e5 aa123456 aa12345678 abc123 abc12345 abc123456 abcd1234 abcdef
  abcdefg abcdefg1 abcdefgh admin admin123 admin1234 adminadmin administrator aini1314 alibaba alipay amanda
  amazon andrew android angel angels anthony anything apple apple123 april arsenal asd123 asdasd asdf1234 asdfgh
  asdfghjk asdfghjkl ashley august autumn baidu banana baobao baobei barcelona baseball basketball batman beijing
  blessed boss brother business buster butterfly cashier changeme changemenow changke charles charlie cheese
  chelsea chengdu cherry china china123 chocolate chongqing christ coffee company computer contrasena cookie
  corvette cowboys cricket crystal customer daniel david december default destiny diamond donald doraemon douyin
  dragon dragons eagle eagles emerald everything facai facebook faith falcon family father february ferrari flower
  flowers football forever fortnite freedom friday friend friends frodo gandalf garfield george ginger goku golden
  goldfish golfer gongxi gongxifacai google guangzhou guest guest123 hacked hacker hangzhou haohao harley
  harrypotter heaven hellokitty hobbit hockey hogwarts honda hope huawei huiyuan huiyuan123 hunter ilovegod
  iloveyou iloveyou1 iloveyou2 instagram internet iphone ironman january jennifer jessica jesus jesus1 jingdong
  jordan jordan23 joshua justice juventus killer king kingdom kuaile lakers letmein letmein1 li123456 liberty
  linkedin lion lisi liverpool login loginlogin longlong lovelove lovely loveme lover loveyou maggie manager
  manchester march master matrix matthew meimei meituan member member123 members mercedes merlin michael michelle
  mickey microsoft mima mima123 mimamima minecraft minnie monday monkey moonlight motdepasse mother mustang
  mypassword nanjing naruto newpassword nihao nihao123 nintendo nokia nothing november october office oldpassword
  onepiece operator orange p@ssw0rd p@ssword pa55word packers parola pass1234 passw0rd password password1
  password12 password123 passwort peace peanut pepper phoenix pikachu playstation pokemon porsche potter prince
  princess private public pumpkin q1w2e3r4 q1w2e3r4t5 qazwsx qazwsxedc qq123123 qq123456 queen qwe123 qwer1234
  qwerty qwerty1 qwerty123 qwertyu qwertyui qwertyuiop raiders rainbow ranger realmadrid regular regulars retail
  robert root rootroot rugby sakura samsung sasuke secret secrets senha september shadow shanghai shengri shenzhen
  shop silver sister snoopy soccer soldier something spiderman spring staff staff123 starlight starwars steelers
  store strawberry summer sunday sunflower sunshine superman superuser suzuki taobao taylor temporary temppassword
  tencent tennis test test1234 tester testing testtest thomas tiananmen tianjin tiger tigers tmall together toor
  toyota trustno1 twitter user username vegeta vodka voldemort wang1234 wangwu wechat weixin welcome welcome1
  welcome123 whatever whiskey william windows winter woaini woaini123 woaini1314 woaini1314520 woaini520 woaini521
  woaiwojia wodemima wonderwoman wuhan xbox xiaohong xiaolong xiaomi xiaoming xiaoxiao yamaha yankees yourpassword
  youtube zaq12wsx zaq1zaq1 zhang123 zhangsan zhongguo zhonghua zxcvbn zxcvbnm zxcvbnm123
`;

/** Passwords that everybody tries first, in lower case. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(LIST.trim().split(/\s+/));
