/// Common Indonesian names, from which people are put together who do not exist.
enum PersonNames {
    static let men = [
        "Agus", "Bambang", "Cahyo", "Dedi", "Eko", "Fajar", "Galih", "Hendra", "Irfan", "Joko",
        "Krisna", "Lukman", "Made", "Nanda", "Oki", "Panji", "Rizal", "Slamet", "Teguh", "Wahyu",
        "Yoga", "Zainal",
    ]
    static let women = [
        "Anisa", "Bunga", "Citra", "Dewi", "Endah", "Fitri", "Gita", "Hesti", "Indah", "Juwita",
        "Kartika", "Laras", "Mega", "Nurul", "Oktavia", "Putri", "Ratna", "Sari", "Tuti", "Utami",
        "Wulan", "Yanti",
    ]
    static let last = [
        "Anggraini", "Budiman", "Cendana", "Darmawan", "Effendi", "Firmansyah", "Gunawan",
        "Hartono", "Iskandar", "Jatmiko", "Kusuma", "Lestari", "Maulana", "Nugroho", "Oktaviani",
        "Permana", "Rahmawati", "Santoso", "Tanujaya", "Utomo", "Wijayanto", "Yulianto",
    ]
}
