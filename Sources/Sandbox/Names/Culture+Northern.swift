extension Culture {
    /// Danish, Swedish, Norwegian and Finnish.
    static let northernCultures = [
        Culture(
            share: 3, and: " & ",
            countries: [Country("DK", "+45 00 00 ## ##", "* A/S;* ApS;* IVS")],
            families: """
                Sørensen, Nørgaard, Kjær, Østergaard, Bæk, Ågård, Skov, Møller, Højgaard, Lauridsen, Brøndum, Dahl, Enevoldsen, Friis,
                Gregersen, Holm, Iversen, Juhl, Krogh, Lund
                """,
            people: "Søren, Åse, Jørgen, Mette, Bjørn, Freja, Lærke, Rasmus, Kirsten, Emil, Ida, Anders",
            trades: """
                Møbler, Rederi, Byg, Revision, Bageri, Vindkraft, Gartneri, Trykkeri, Mejeri, Elektro, Smedje, Rådgivning, Tømrer,
                Fiskeeksport, Vognmænd
                """,
            places: "Århus, Odense, Køge, Hillerød, Tønder, Ribe, Aalborg, Næstved, Sønderborg, Viborg"),
        Culture(
            share: 4, and: " & ",
            countries: [Country("SE", "+46 8 465 004 ##", "* AB;*, AB")],
            families: """
                Åkesson, Öberg, Sjöström, Lindqvist, Björk, Hägglund, Nyström, Wåhlin, Ekström, Dahlgren, Forsberg, Gråberg, Hallström,
                Isaksson, Källström, Löfgren, Mårtensson, Norén, Palmér, Rydén, Sandström, Törnqvist, Åström, Östlund
                """,
            people: "Åsa, Göran, Märta, Sören, Linnéa, Nils, Ebba, Håkan, Maja, Björn, Elsa, Viktor",
            trades: """
                Åkeri, Bygg, Snickeri, Redovisning, Bageri, Skogsbruk, Verkstad, Trädgård, Tryckeri, Elteknik, Måleri, Konsult, Möbler,
                Fastigheter, Stål
                """,
            places: "Örebro, Malmö, Umeå, Gävle, Växjö, Luleå, Västerås, Kalmar, Skövde, Ängelholm"),
        Culture(
            share: 3, and: " og ",
            countries: [Country("NO", "+47 00 00 ## ##", "* AS;* ASA;* A/S")],
            families: """
                Ødegård, Bråthen, Sæther, Hølmebakk, Fjeld, Grønvold, Håland, Kvåle, Lødrup, Myhre, Nygård, Rønning, Sjøvold, Tveit,
                Vågen, Ås, Bakken, Dale, Engen, Foss
                """,
            people: "Øyvind, Åshild, Bjørg, Håkon, Sigrid, Lars, Solveig, Pål, Ingvild, Tor, Marit, Jørn",
            trades: """
                Fiskeri, Rederi, Bygg, Regnskap, Bakeri, Kraft, Oppdrett, Trykkeri, Meieri, Verksted, Rådgivning, Anlegg, Snekkeri,
                Oljeservice, Reiser
                """,
            places: "Tromsø, Bodø, Ålesund, Hønefoss, Florø, Bergen, Røros, Mosjøen, Hamar, Gjøvik"),
        Culture(
            share: 2, and: " ja ",
            countries: [Country("FI", "+358 9 0000 ####", "* Oy;* Oyj")],
            families: """
                Hämäläinen, Mäkelä, Väisänen, Järvinen, Lähteenmäki, Nyyssönen, Pöyhönen, Räsänen, Särkkä, Töyrylä, Ylönen, Koskinen,
                Laakso, Niemi
                """,
            people: "Päivi, Jyrki, Hälli, Eero, Aino, Väinö, Sini, Jussi, Kaisa, Mikko",
            trades:
                "Rakennus, Kuljetus, Leipomo, Konepaja, Kirjapaino, Puutarha, Sähkötyö, Tilitoimisto, Telakka, Metsäpalvelu",
            places: "Jyväskylä, Hämeenlinna, Seinäjoki, Oulu, Turku, Kemijärvi, Pori, Mäntsälä, Vaasa, Kuopio"),
    ]
}
