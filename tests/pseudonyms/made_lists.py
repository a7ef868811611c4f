"""Names, streets and places that the recognisers have no list of."""

FIRST_NAMES = (
    "Balduin Fenja Ikram Ilvy Jella Jorin Keno Kwame Nesrin Nilla Oksana Okko Oktay Pelle Quirin Runa Svitlana "
    "Taras Tayfun Thorina Thuy Tjark Ubbo Volkwin Vroni Wido Wunibald Yorick Heike-Thorina Karl-Volkwin"
).split()
SURNAMES = (
    "Abendroth Baltruschat Brunkhorst Cholewa Dannewitz Drögemüller Ehrentraut Froböse Gromoll Gutzeit Habekost "
    "Hüsgen Imhäuser Jaschinski Klapproth Kröchert Langwasser Lüpkes Mühlensiepen Nachtwey Nöthen Oelschlägel "
    "Piepenbrink Quistorp Raddatz Rottluff Sauerbier Schnittker Swoboda Tannert Tran Tschirner Uhlenbrock Viebranz "
    "Wasmuth Wiechert Xanthopoulos Zschoppe Zwirner Kettelhut-Rabe Oelschlägel-Tran"
).split()
# Names that are words of the language.
WORD_SURNAMES = "Acker Dreher Fenster Gabel Hammerschmied Hof Kessel Nebel Quelle Rabe Stiller Wende".split()
STREETS = (
    "Eibenstraße",
    "Kolpingstr.",
    "Lerchenweg",
    "Amselgasse",
    "Zeppelinallee",
    "Obere Dorfstraße",
    "Peiner Straße",
    "Bad Gandersheimer Straße",
    "Anna-Seghers-Straße",
    "Am Schlehenbusch",
    "An der Zuckerfabrik",
    "Im Wiesengrund",
    "Zur Alten Molkerei",
    "Auf dem Klinte",
    "Hinter den Höfen",
    "Unterer Steinweg",
    "Nelkenstieg",
    "Prof.-Planck-Ring",
    "Kirchplatz",
    "Heinestraße",
)
TOWNS = ("Wolpershagen", "Bad Quellental", "Groß Tiefenbeck", "Neuendorf am Rhin", "Lüttjenrode", "Oberstedtlingen")
PLACES = ("Wolpershagen", "Lüttjenrode", "Oberstedtlingen", "Tiefenbeck")
