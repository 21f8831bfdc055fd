extension Culture {
    /// Polish, Czech, Hungarian, Turkish and Vietnamese.
    static let easternCultures = [
        Culture(
            share: 3, and: " i ",
            countries: [Country("PL", "+48 00 000 ## ##", "* Sp. z o.o.;* sp. z o. o.;* S.A.")],
            families: """
                Wójcik, Kołodziej, Święcicki, Żukowski, Łukasik, Gąsior, Dąbrowski, Jabłoński, Kaczmarek, Marciniak, Nowicki, Ostrowski,
                Piątek, Różański, Szymański, Włodarczyk, Zając, Ćwik, Bąk, Cieślak
                """,
            people:
                "Łukasz, Małgorzata, Paweł, Zofia, Jędrzej, Bożena, Michał, Róża, Grażyna, Wojciech, Agnieszka, Jan",
            trades: """
                Budowa, Transport, Piekarnia, Meble, Drukarnia, Kancelaria, Apteka, Ogrody, Elektryka, Spedycja, Księgowość, Hurtownia,
                Mechanika, Wydawnictwo, Stolarnia
                """,
            places: "Łódź, Kraków, Gdańsk, Wrocław, Poznań, Rzeszów, Białystok, Toruń, Zamość, Słupsk"),
        Culture(
            share: 2, and: " a ",
            countries: [Country("CZ", "+420 000 000 ###", "* s.r.o.;* a.s.;* spol. s r.o.")],
            families: """
                Dvořák, Novák, Černý, Říha, Šťastný, Žák, Kučera, Procházka, Beneš, Fiala, Hájek, Jelínek, Kříž, Marešová, Pospíšil, Růžička
                """,
            people: "Jiří, Zdeňka, Ondřej, Věra, Tomáš, Žofie, Luboš, Kateřina, Matěj, Šárka",
            trades:
                "Stavby, Doprava, Pekařství, Nábytek, Tiskárna, Strojírny, Účetnictví, Lékárna, Pivovar, Sklárna, Zahrady, Elektro",
            places: "Plzeň, Olomouc, Jihlava, Třebíč, Děčín, Zlín, Písek, Kolín, Přerov, Brno"),
        Culture(
            share: 1, and: " és ",
            countries: [Country("HU", "+36 1 000 ####", "* Kft.;* Zrt.;* Nyrt.")],
            families: "Szűcs, Kővári, Tóth, Vörös, Fekete, Kiss, Lőrincz, Németh, Őri, Pálfi, Szabó, Török",
            people: "Zoltán, Györgyi, Ákos, Kinga, Béla, Réka, Gergő, Zsófia",
            trades: "Építő, Szállítás, Pékség, Bútor, Nyomda, Könyvelő, Gépgyár, Borászat, Kertészet, Villany",
            places: "Győr, Pécs, Eger, Szeged, Sopron, Vác, Tihany, Gödöllő, Szolnok, Makó"),
        Culture(
            share: 1, and: " ve ",
            countries: [Country("TR", "+90 212 000 ## ##", "* A.Ş.;* Ltd.")],
            families: "Yıldız, Öztürk, Şahin, Çelik, Güneş, Kılıç, Aydın, Doğan, Ünal, Işık, Koç, Tekin",
            people: "Ayşe, Çağlar, Gökhan, İpek, Şule, Ömer, Tuğba, Barış",
            trades: "İnşaat, Nakliyat, Tekstil, Mobilya, Gıda, Matbaa, Eczane, Danışmanlık, Turizm, Elektrik",
            places: "İzmir, Muğla, Eskişehir, Kütahya, Çanakkale, Bursa, Iğdır, Sivas, Ağrı, Niğde"),
        Culture(
            share: 1, order: .tradeNamePlace, and: " và ", hasKnownForms: false,
            countries: [Country("VN", "+84 24 0000 ####", "Công ty TNHH *;Công ty Cổ phần *")],
            families: "Nguyễn, Trần, Lê, Phạm, Hoàng, Đặng, Bùi, Đỗ, Ngô, Dương, Vũ, Hồ",
            people: "Anh, Bảo, Châu, Dũng, Hương, Khánh, Linh, Tuấn",
            trades: "Xây dựng, Vận tải, Thực phẩm, Dệt may, Nội thất, Du lịch, Thủy sản, Cơ khí, Điện tử, Thương mại",
            places: "Hà Nội, Đà Nẵng, Huế, Cần Thơ, Vinh, Hải Phòng, Đà Lạt, Nha Trang, Quy Nhơn, Hội An"),
    ]
}
