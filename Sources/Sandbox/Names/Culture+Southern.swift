extension Culture {
    /// Spanish, Portuguese, Italian and Romanian.
    static let southernCultures = [
        Culture(
            share: 7, order: .tradeNamePlace, and: " y ",
            countries: [
                Country("ES", "+34 900 000 ###", "* S.L.;* S.A.;* SLU;* SL"),
                Country("MX", "+52 55 0000 ####", "* S.A. de C.V.;* SA de CV"),
            ],
            families: """
                García, Núñez, Ibáñez, Muñoz, Peña, Castaño, Jiménez, Ordóñez, Ramírez, Sáez, Vázquez, Zúñiga, Aragón, Beltrán,
                Cañizares, Delgado, Espín, Fuentes, Gallardo, Herrero, Iglesias, Lozano, Méndez, Navarro, Ortega, Pascual, Quintana,
                Robles, Serrano, Téllez, Urrutia, Villar, Yáñez, Zamora, Robledo
                """,
            people:
                "Íñigo, Begoña, José, Nuria, Andrés, Lucía, Raúl, Inés, Óscar, Belén, Joaquín, Mónica, Álvaro, Rocío, Martín",
            trades: """
                Transportes, Construcciones, Bodegas, Talleres, Panadería, Asesoría, Conservas, Cerámicas, Instalaciones, Clínica,
                Distribuciones, Imprenta, Maderas, Pinturas, Seguros, Suministros, Viajes, Viveros, Electrónica, Inmobiliaria
                """,
            places: """
                Sevilla, Córdoba, Málaga, León, Gijón, Cádiz, Jaén, Mérida, Puebla, Logroño, Ávila, Burgos, Oviedo, Toledo, Huelva
                """),
        Culture(
            share: 4, order: .tradeNamePlace, and: " e ",
            countries: [
                Country("PT", "+351 200 000 ###", "* Lda.;* Lda;* S.A."),
                Country("BR", "+55 11 0000-####", "* Ltda.;* LTDA;* S.A."),
            ],
            families: """
                Conceição, Gonçalves, Magalhães, Araújo, Falcão, Guimarães, Simões, Antunes, Brandão, Calçada, Damião, Esteves,
                Fonseca, Galvão, Henriques, Leitão, Mourão, Nóbrega, Pacheco, Queirós, Romão, Sampaio, Távora, Valadão, Xavier
                """,
            people: "João, Inês, Conceição, Gonçalo, Tomás, Mariana, Luís, Beatriz, Simão, Catarina, Rúben, Lígia",
            trades: """
                Transportes, Construções, Padaria, Confecções, Metalúrgica, Farmácia, Calçados, Cerâmica, Informática, Móveis,
                Consultoria, Cortiças, Laticínios, Papelaria, Pescados, Serração, Vinhos, Óptica
                """,
            places: "Évora, Porto, Guimarães, Coimbra, Faro, Braga, Viseu, Belém, Maringá, Santarém, Lagos, Setúbal"),
        Culture(
            share: 6, order: .tradeNamePlace, and: " e ",
            countries: [Country("IT", "+39 06 0000 ####", "* S.r.l.;* S.p.A.;* Srl;* SPA")],
            families: """
                Bianchi, Colombo, D’Angelo, Esposito, Ferrari, Galli, Lombardi, Marchetti, Nicolò, Orsini, Pellegrini, Rinaldi,
                Santoro, Testa, Valentini, Zanetti, Barbieri, Caruso, De Luca, Fabbri, Gentile, Leone, Mazza, Negri, Palumbo,
                Ricci, Serra, Tedeschi, Villa, Zambon
                """,
            people:
                "Niccolò, Chiara, Matteo, Giulia, Andrea, Noè, Francesca, Luca, Elena, Davide, Sara, Paolo, Marta, Rocco",
            trades: """
                Officine, Trasporti, Pasticceria, Costruzioni, Cantine, Ceramiche, Mobili, Studio Legale, Tessitura, Calzature,
                Farmacia, Impianti, Tipografia, Vetreria, Marmi, Torrefazione, Oleificio, Carrozzeria, Ottica, Forniture
                """,
            places: "Forlì, Torino, Parma, Cefalù, Lecce, Siena, Udine, Bari, Nardò, Pavia, Lucca, Trento, Ancona, Como"
        ),
        Culture(
            share: 1, order: .tradeNamePlace, and: " și ",
            countries: [Country("RO", "+40 21 000 ####", "* S.R.L.;* SRL;* S.A.")],
            families:
                "Ștefănescu, Ionescu, Țurcan, Bălan, Crăciun, Dumitrașcu, Florea, Ghiță, Lăzărescu, Mureșan, Popa, Rădulescu",
            people: "Ștefan, Ioana, Răzvan, Mădălina, Cătălin, Ana, Mihai, Elena",
            trades:
                "Construcții, Transporturi, Panificație, Mobilă, Consultanță, Farmacii, Agricola, Editura, Instalații, Turism",
            places: "Iași, Brașov, Cluj, Timișoara, Galați, Ploiești, Sibiu, Bacău, Arad, Oradea"),
    ]
}
