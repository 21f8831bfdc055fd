extension Culture {
    /// Chinese, Japanese, Korean, Russian, Greek, Arabic, Hebrew, Hindi and Thai.
    static let otherScripts = [
        Culture(
            share: 3, order: .placeNameTrade, blank: "", and: "", hasKnownForms: false,
            countries: [
                Country("CN", "+86 10 0000 ####", "*有限公司;*股份有限公司"), Country("TW", "+886 2 0000 ####", "*股份有限公司"),
            ],
            families: """
                王|wang, 李|li, 张|zhang, 刘|liu, 陈|chen, 杨|yang, 赵|zhao, 黄|huang, 周|zhou, 吴|wu, 徐|xu, 孙|sun, 胡|hu, 朱|zhu,
                高|gao, 林|lin
                """,
            people: "伟|wei, 芳|fang, 娜|na, 敏|min, 静|jing, 强|qiang, 磊|lei, 洋|yang, 艳|yan, 杰|jie",
            brands: "华兴|huaxing, 瑞丰|ruifeng, 天成|tiancheng, 永利|yongli, 明德|mingde, 新元|xinyuan, 宏达|hongda, 金源|jinyuan",
            trades: "贸易, 科技, 物流, 建筑, 纺织, 食品, 电子, 机械, 咨询, 印刷, 家具, 医药",
            places: "北京|beijing, 上海|shanghai, 成都|chengdu, 杭州|hangzhou, 西安|xian, 武汉|wuhan, 台北|taipei, 青岛|qingdao"),
        Culture(
            share: 2, order: .placeNameTrade, blank: "", and: "・", hasKnownForms: false,
            countries: [Country("JP", "+81 3 0000 ####", "株式会社*;*株式会社;*合同会社")],
            families: """
                佐藤|sato, 鈴木|suzuki, 高橋|takahashi, 田中|tanaka, 渡辺|watanabe, 伊藤|ito, 山本|yamamoto, 中村|nakamura, 小林|kobayashi,
                加藤|kato, 吉田|yoshida, 山田|yamada, 松本|matsumoto, 井上|inoue
                """,
            people: "陽菜|hina, 蓮|ren, さくら|sakura, 大翔|hiroto, 美咲|misaki, 健太|kenta, ゆい|yui, 翔|sho",
            brands: "アオバ|aoba, みらい|mirai, サクラ|sakura, ヒカリ|hikari, あさひ|asahi, ツバサ|tsubasa, かなえ|kanae, ナギサ|nagisa",
            trades: "物流, 製作所, 商事, 建設, 印刷, 食品, システム, 設計, 薬局, 工業, 電機, デザイン",
            places: "東京|tokyo, 大阪|osaka, 京都|kyoto, 札幌|sapporo, 福岡|fukuoka, 横浜|yokohama, 神戸|kobe, 仙台|sendai"),
        Culture(
            share: 2, order: .placeNameTrade, and: "·", hasKnownForms: false,
            countries: [Country("KR", "+82 2 000 ####", "주식회사 *;(주)*;* 유한회사")],
            families: """
                김|kim, 이|lee, 박|park, 최|choi, 정|jung, 강|kang, 조|cho, 윤|yoon, 장|jang, 임|lim, 한|han, 오|oh, 서|seo, 신|shin
                """,
            people: "민준|minjun, 서연|seoyeon, 지훈|jihoon, 하은|haeun, 도윤|doyun, 수빈|subin, 지우|jiwoo, 예준|yejun",
            brands: "한빛|hanbit, 다온|daon, 미르|mir, 새벽|saebyeok, 누리|nuri, 가온|gaon, 해솔|haesol, 푸른|pureun",
            trades: "물류, 건설, 식품, 전자, 인쇄, 가구, 무역, 제약, 기계, 디자인, 소프트, 여행",
            places: "서울|seoul, 부산|busan, 대구|daegu, 인천|incheon, 광주|gwangju, 대전|daejeon, 수원|suwon, 전주|jeonju"),
        Culture(
            share: 2, order: .tradeNamePlace, and: " и ", hasKnownForms: false,
            countries: [
                Country("BG", "+359 2 000 ####", "„*“ ЕООД;„*“ ООД;„*“ АД"), Country("RS", "+381 11 000 ####", "* ДОО"),
                Country("UA", "+380 44 000 ####", "ТОВ «*»"), Country("KZ", "+7 727 000 ####", "ТОО «*»"),
            ],
            families: """
                Иванов|ivanov, Петров|petrov, Димитров|dimitrov, Николов|nikolov, Георгиев|georgiev, Шевченко|shevchenko,
                Бондаренко|bondarenko, Коваль|koval, Тодоров|todorov, Стоянов|stoyanov, Ковачев|kovachev, Мельник|melnyk,
                Попов|popov, Ангелов|angelov
                """,
            people:
                "Мария|maria, Георги|georgi, Олена|olena, Иван|ivan, Ђорђе|djordje, Светла|svetla, Тарас|taras, Елена|elena",
            brands:
                "Заря|zarya, Восток|vostok, Прогрес|progres, Вектор|vektor, Орион|orion, Сокол|sokol, Мечта|mechta, Искра|iskra",
            trades: "Строй, Транспорт, Мебели, Печат, Консулт, Техника, Аптека, Агро, Текстил, Туризъм, Електро, Вино",
            places:
                "София|sofia, Варна|varna, Київ|kyiv, Львів|lviv, Београд|beograd, Пловдив|plovdiv, Ниш|nish, Русе|ruse"
        ),
        Culture(
            share: 1, order: .tradeNamePlace, and: " & ", hasKnownForms: false,
            countries: [Country("GR", "+30 21 0000 ####", "* Α.Ε.;* Ε.Π.Ε.;* Ο.Ε.")],
            families: """
                Παπαδόπουλος|papadopoulos, Γεωργίου|georgiou, Νικολαΐδης|nikolaidis, Αντωνίου|antoniou, Βασιλείου|vasileiou,
                Δημητρίου|dimitriou, Κωνσταντίνου|konstantinou, Οικονόμου|oikonomou, Μακρής|makris, Ζαχαρίου|zachariou
                """,
            people:
                "Ελένη|eleni, Γιώργος|giorgos, Κατερίνα|katerina, Νίκος|nikos, Άννα|anna, Σπύρος|spyros, Ζωή|zoi, Ηλίας|ilias",
            brands:
                "Ήλιος|ilios, Αιγαίο|aigaio, Άτλας|atlas, Ολύμπια|olympia, Φοίνιξ|foinix, Ορίζων|orizon, Νέα Γη|neagi, Αυγή|avgi",
            trades:
                "Ναυτιλιακή, Κατασκευές, Αρτοποιία, Εκδόσεις, Έπιπλα, Τουρισμός, Φαρμακείο, Τεχνική, Λογιστική, Ελαιουργία",
            places:
                "Αθήνα|athina, Πάτρα|patra, Βόλος|volos, Χανιά|chania, Ρόδος|rodos, Κέρκυρα|kerkyra, Σύρος|syros, Λάρισα|larisa"
        ),
        Culture(
            share: 2, order: .tradeNamePlace, and: " و", hasKnownForms: false,
            countries: [
                Country("AE", "+971 4 000 ####", "شركة * ذ.م.م"), Country("EG", "+20 2 0000 ####", "شركة * ش.م.م"),
                Country("SA", "+966 11 000 ####", "شركة * المحدودة"),
            ],
            families: """
                الحداد|haddad, النجار|najjar, المصري|masri, الخطيب|khatib, العلي|ali, السيد|sayed, حمدان|hamdan, الشامي|shami,
                البغدادي|baghdadi, الطحان|tahhan, الصباغ|sabbagh, الفارس|faris
                """,
            people:
                "محمد|mohammed, فاطمة|fatima, أحمد|ahmed, ليلى|layla, يوسف|yousef, مريم|mariam, خالد|khaled, نور|nour",
            brands: "النور|alnoor, الأفق|alufuq, الواحة|alwaha, النخبة|alnukhba, الشروق|alshorouk, الريادة|alriyada",
            trades: "للتجارة, للمقاولات, للنقل, للأغذية, للطباعة, للأثاث, للسياحة, للاستشارات, للإلكترونيات, للأدوية",
            places:
                "دبي|dubai, القاهرة|cairo, الرياض|riyadh, جدة|jeddah, الشارقة|sharjah, أسوان|aswan, طنطا|tanta, العين|alain"
        ),
        Culture(
            share: 1, order: .tradeNamePlace, and: " ו", hasKnownForms: false,
            countries: [Country("IL", "+972 2 000 ####", "* בע״מ;* ושות׳")],
            families:
                "כהן|cohen, לוי|levi, מזרחי|mizrahi, פרץ|peretz, ביטון|biton, דהן|dahan, פרידמן|friedman, שפירא|shapira, גולן|golan",
            people: "נועה|noa, דוד|david, תמר|tamar, יואב|yoav, מאיה|maya, אורי|uri, שירה|shira, איתי|itai",
            brands: "אופק|ofek, גליל|galil, שחר|shahar, ארז|erez, כרמל|karmel, נגה|noga",
            trades: "הובלות, בנייה, מאפייה, דפוס, רהיטים, ייעוץ, אלקטרוניקה, תיירות, מזון, הנדסה",
            places: "חיפה|haifa, אילת|eilat, נצרת|nazareth, עכו|akko, יפו|yafo, רמלה|ramla, צפת|tzfat, ערד|arad"),
        Culture(
            share: 1, and: " एवं ", hasKnownForms: false,
            countries: [Country("IN", "+91 11 0000 ####", "* प्राइवेट लिमिटेड;* लिमिटेड")],
            families: "शर्मा|sharma, वर्मा|varma, गुप्ता|gupta, सिंह|singh, पटेल|patel, मिश्रा|mishra, जोशी|joshi, यादव|yadav, चौहान|chauhan",
            people: "आरव|aarav, प्रिया|priya, राहुल|rahul, सुनीता|sunita, विकास|vikas, अंजलि|anjali, मोहन|mohan, दीपा|deepa",
            brands: "सूर्या|surya, गंगा|ganga, हिमालय|himalaya, आशा|asha, दीपक|deepak, शक्ति|shakti",
            trades: "ट्रेडर्स, परिवहन, वस्त्र, निर्माण, खाद्य, मुद्रण, फर्नीचर, परामर्श, औषधि, यात्रा",
            places: "दिल्ली|delhi, जयपुर|jaipur, पुणे|pune, आगरा|agra, भोपाल|bhopal, वाराणसी|varanasi, इंदौर|indore, पटना|patna"),
        Culture(
            share: 1, order: .tradeNamePlace, blank: "", and: "และ", hasKnownForms: false,
            countries: [Country("TH", "+66 2 000 ####", "บริษัท * จำกัด;บริษัท * จำกัด (มหาชน)")],
            families:
                "สุขใจ|sukjai, ศรีสุข|srisuk, ทองดี|thongdee, วงศ์ไทย|wongthai, บุญมี|boonmee, แก้วใส|kaewsai, ชัยชนะ|chaichana, มั่นคง|mankong",
            people: "สมชาย|somchai, มาลี|malee, อนันต์|anan, กานดา|kanda, วิชัย|wichai, นภา|napha, ธนา|thana, พิมพ์|phim",
            brands: "รุ่งเรือง|rungrueang, ไทยเจริญ|thaicharoen, สยาม|siam, เพชร|phet, อรุณ|arun, ดาว|dao",
            trades: "ขนส่ง, ก่อสร้าง, อาหาร, การพิมพ์, เฟอร์นิเจอร์, ท่องเที่ยว, การค้า, ที่ปรึกษา, สิ่งทอ, วิศวกรรม",
            places:
                "กรุงเทพ|bangkok, เชียงใหม่|chiangmai, ภูเก็ต|phuket, ระยอง|rayong, ขอนแก่น|khonkaen, พัทยา|pattaya, น่าน|nan, ตรัง|trang"
        ),
    ]
}
