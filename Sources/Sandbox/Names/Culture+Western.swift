extension Culture {
    /// English, German, Dutch and French.
    static let westernCultures = [
        Culture(
            share: 21,
            countries: [
                Country("US", "+1 202-555-01##", "* Inc.;*, Inc.;* LLC;* Corporation;* Corp."),
                Country("GB", "+44 1632 960###", "* Ltd;* Limited;* PLC;* LLP"),
                Country("CA", "+1 613-555-01##", "* Inc.;* Ltd.;* Corp."),
                Country("AU", "+61 2 5550 ####", "* Pty Ltd;* Pty. Ltd.;* Limited"),
                Country("IE", "+353 20 913 ####", "* Limited;* Ltd."),
            ],
            families: """
                Baker, Hughes, Carter, Whitfield, Harding, O’Connor, Sinclair, MacLeod, Ashworth, Bennett, Caldwell, Dawson,
                Ellison, Fairbanks, Gallagher, Holloway, Ingram, Jennings, Kendrick, Lockwood, Merritt, Norwood, Osborne,
                Prescott, Quigley, Radcliffe, Sheffield, Thornton, Underhill, Vaughan, Winslow, Yardley, Abernathy, Birch,
                Crowther, Drummond, Everett, Fletcher, Greaves, Hathaway
                """,
            people: """
                Anna, James, Mary, Robert, Emily, Oliver, Sophie, Daniel, Grace, Henry, Alice, Thomas, Priya, Samuel, Zoë,
                Liam, Chloe, Marcus, Nora, Ethan
                """,
            trades: """
                Logistics, Consulting, Engineering, Foods, Textiles, Motors, Legal, Architects, Dental Care, Printing,
                Analytics, Builders, Marine, Insurance, Media, Outfitters, Pharmacy, Roofing, Software, Travel, Veterinary,
                Wholesale, Accounting, Energy
                """,
            places: """
                Portland, Bristol, Leeds, Denver, Galway, Perth, Halifax, Austin, Norwich, Boston, Cardiff, Dublin, Hobart,
                Ottawa, Chester, Salem, Durham, Aspen, Windsor, Bath
                """),
        Culture(
            share: 12,
            countries: [
                Country("DE", "+49 30 23125 ###", "* GmbH;* GmbH & Co. KG;* AG;* OHG;* e.K.;* KG"),
                Country("AT", "+43 1 000 ####", "* GmbH;* AG;* KG"),
                Country("CH", "+41 44 000 ## ##", "* AG;* GmbH"),
            ],
            families: """
                Müller, Schäfer, Köhler, Weiß, Böhm, Krüger, Großmann, Lindner, Vogt, Brandt, Seidel, Jäger, Zimmermann,
                Hoffmann, Kühn, Pohl, Engel, Ritter, Sommer, Winkler, Bergmann, Dietrich, Förster, Günther, Haas, Kaiser,
                Ludwig, Möller, Neumann, Otto, Pfeiffer, Reuter, Schröder, Thiele, Ullrich, Voß, Wagner, Ziegler, Bauer, Frank
                """,
            people: """
                Jürgen, Sabine, Lukas, Annika, Björn, Käthe, Stefan, Ute, Matthias, Heike, Jonas, Ingrid, Uwe, Klara, Felix,
                Monika, Tobias, Birgit, Moritz, Lena
                """,
            trades: """
                Maschinenbau, Logistik, Bäckerei, Steuerberatung, Elektrotechnik, Möbelwerke, Gartenbau, Spedition, Verlag,
                Holzbau, Anlagentechnik, Brauerei, Optik, Druckerei, Messtechnik, Weingut, Hausverwaltung, Apotheke, Metallbau,
                Systemhaus, Kältetechnik, Autohaus, Fördertechnik, Architekten
                """,
            places: """
                Köln, München, Graz, Zürich, Bremen, Nürnberg, Lübeck, Würzburg, Basel, Linz, Göttingen, Ulm, Erfurt, Kassel,
                Mainz, Rostock, Tübingen, Salzburg, Bern, Jena
                """),
        Culture(
            share: 6,
            countries: [
                Country("NL", "+31 20 000 ####", "* B.V.;* BV;* N.V.;* VOF"),
                Country("BE", "+32 2 000 ## ##", "* BV;* NV;* BVBA"),
            ],
            families: """
                de Vries, van Dijk, Bakker, Visser, Smit, Meijer, Mulder, de Boer, Bos, Vos, Peters, Hendriks, van Leeuwen,
                Dekker, Brouwer, de Wit, Dijkstra, Smits, Kuipers, van den Berg, Jacobs, Vermeulen, Schouten, Willems, Hoekstra,
                Koster, Prins, Blom, Huisman, Postma
                """,
            people:
                "Daan, Sanne, Bram, Lotte, Sven, Fleur, Joost, Anouk, Maarten, Femke, Ruben, Noor, Thijs, Eva, Jeroen",
            trades: """
                Transport, Bouw, Installatietechniek, Accountants, Bloemen, Scheepvaart, Tuinen, Makelaars, Verzekeringen,
                Bakkerij, Techniek, Advies, Groothandel, Interieurs, Fietsen, Drukwerk, Zuivel, Notarissen, Keukens, Reizen
                """,
            places: """
                Utrecht, Groningen, Gent, Haarlem, Leiden, Breda, Zwolle, Antwerpen, Delft, Arnhem, Brugge, Eindhoven, Assen,
                Leuven, Tilburg
                """),
        Culture(
            share: 8, order: .tradeNamePlace, and: " et ",
            countries: [
                Country("FR", "+33 1 99 00 ## ##", "* SARL;* SAS;* S.A.;* EURL"),
                Country("BE", "+32 2 000 ## ##", "* SA;* SRL"),
                Country("CH", "+41 22 000 ## ##", "* SA;* Sàrl"),
            ],
            families: """
                Lefèvre, Moreau, Girard, Béranger, Dupré, Fontaine, Gauthier, Hébert, Lacroix, Marchand, Noël, Perrault, Rousseau,
                Séguin, Thibault, Vasseur, Aubert, Boucher, Chevalier, Delaunay, Étienne, Fournier, Guérin, Jacquet, Lemoine,
                Mercier, Olivier, Pelletier, Renaud, Vidal, Barbier, Colin, Durand, Faure, Leclerc
                """,
            people: """
                Amélie, Benoît, Chloé, François, Hélène, Jérôme, Léa, Maëlle, Noémie, Rémi, Théo, Zoé, Aurélien, Céline, Gaël
                """,
            trades: """
                Transports, Boulangerie, Menuiserie, Cabinet, Éditions, Pharmacie, Ateliers, Conserverie, Imprimerie, Pépinières,
                Plomberie, Textiles, Vignobles, Mécanique, Optique, Librairie, Fromagerie, Électricité, Assurances, Chauffage
                """,
            places: """
                Lyon, Nantes, Orléans, Besançon, Liège, Genève, Nîmes, Angers, Dijon, Rouen, Namur, Lausanne, Évreux, Reims, Tours
                """),
    ]
}
