"""What people write, one sentence for each script that the fonts here cover."""

from __future__ import annotations

ENGLISH_FLAG = "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"

LEFT_TO_RIGHT = {
    "English": "He said “no” – twice, at 18:05; it cost €40 & more: fi fl ffi office.",
    "Polish": "Zażółć gęślą jaźń, łódź.",
    "Vietnamese": "Thứ sáu này anh không đưa con đến được, xin lỗi em nhé.",
    "combining marks": "Cafe\u0301 nai\u0308ve, Tie\u0302\u0301ng Vie\u0323\u0302t",
    "Greek": "Δεν μπορώ να φέρω τα παιδιά την Παρασκευή. ἐν ἀρχῇ ἦν",
    "Russian": "Я не смогу привезти детей в пятницу, извини.",
    "Hindi": "मैं शुक्रवार को बच्चों को नहीं ला पाऊँगा, क्षमा करें",
    "Hindi with joiners": "क्‍ष क्‌ष श्री र्क",
    "Bengali": "আমি শুক্রবার বাচ্চাদের আনতে পারব না",
    "Tamil": "என்னால் வெள்ளிக்கிழமை வர முடியாது",
    "Telugu": "నేను శుక్రవారం రాలేను",
    "Kannada": "ನಾನು ಶುಕ್ರವಾರ ಬರಲಾರೆ",
    "Malayalam": "എനിക്ക് വെള്ളിയാഴ്ച വരാൻ കഴിയില്ല",
    "Gujarati": "હું શુક્રવારે આવી શકીશ નહીં",
    "Punjabi": "ਮੈਂ ਸ਼ੁੱਕਰਵਾਰ ਨੂੰ ਨਹੀਂ ਆ ਸਕਦਾ",
    "Odia": "ମୁଁ ଶୁକ୍ରବାର ଆସିପାରିବି ନାହିଁ",
    "Sinhala": "මට සිකුරාදා එන්න බැහැ, ක්‍ෂමාවෙන්",
    "Thai": "วันศุกร์นี้ฉันพาลูกไปส่งไม่ได้นะ ขอโทษด้วย น้ำ",
    "Lao": "ວັນສຸກນີ້ຂ້ອຍບໍ່ສາມາດມາໄດ້",
    "Khmer": "ថ្ងៃសុក្រនេះខ្ញុំមកមិនបានទេ",
    "Burmese": "သောကြာနေ့မှာ ကျွန်တော် မလာနိုင်ဘူး",
    "Tibetan": "བཀྲ་ཤིས་བདེ་ལེགས།",
    "Georgian": "ვერ მოვალ პარასკევს",
    "Armenian": "Չեմ կարող գալ ուրբաթ",
    "Amharic": "እሁድ እመጣለሁ፡ይቅርታ።",
    "Cherokee": "ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ",
    "Inuktitut": "ᐃᓄᒃᑎᑐᑦ ᐅᖃᐅᓯᖅ",
    "Tamazight": "ⵜⴰⵎⴰⵣⵉⵖⵜ",
    "Mongolian": "ᠮᠣᠩᠭᠣᠯ",
    "Javanese": "ꦧꦱꦗꦮ",
    "emoji": f"ok 👍🏽 see you 🥰 ❤️ 👨‍👩‍👧‍👦 🇬🇧 1️⃣ {ENGLISH_FLAG} 🏳️‍🌈 😂😂",
    "black emoji": "☺︎ ❤︎ 👍︎ ok",
    "fancy letters": "𝓗𝓮𝓵𝓵𝓸 𝐰𝐨𝐫𝐥𝐝 ①② ✓✗★⇒",
    "mixed": "ठीक है 👍🏽 kal milte हैं, пока, γεια",
}
RIGHT_TO_LEFT = {
    "Arabic": "لن أحضر الأطفال يوم الجمعة كما اتفقنا",
    "vocalised Arabic": "بِسْمِ اللَّهِ الرَّحْمَٰنِ الرَّحِيمِ",
    "Persian": "نمی‌توانم بچه‌ها را بیاورم",
    "Urdu": "میں جمعہ کو بچوں کو نہیں لا سکتا۔",
    "Hebrew": "לא אביא את הילדים ביום שישי",
    "pointed Hebrew": "שָׁלוֹם עֲלֵיכֶם",
    "Syriac": "ܫܠܡܐ ܥܠܝܟ",
    "Dhivehi": "އަހަރެން ނުދެވޭ",
}
EAST_ASIAN = {
    "Chinese": "我不能在星期五带孩子来，对不起。",
    "Chinese in Taiwan": "我不能在星期五帶孩子來，對不起。",
    "Japanese": "金曜日に子供を連れて行けません。「ごめん」",
    "Korean": "금요일에 아이들을 데려갈 수 없어요.",
    "mixed": "他说 OK 👍🏽 at 18:30，好的。",
}

# Each reader guesses the order of words in lines that run both ways, and none guesses right;
# every word comes out whole. pdfium loses emoji between right-to-left words, and both read
# scripts that are younger than their tables backwards. The least likeness, by reader.
BOTH_WAYS: dict[str, tuple[str, dict[str, float]]] = {
    "Arabic with marks": ("قال: «لا!» ثم خرج (غاضبًا)؟ نعم", {"pdfium": 0.97, "poppler": 0.8}),
    "Hebrew with digits": ("אגיע בשעה 18:30 (או 19) לבית", {"pdfium": 1.0, "poppler": 0.86}),
    "Hebrew with brackets": ('הוא אמר "לא" (פעמיים) והלך', {"pdfium": 1.0, "poppler": 0.91}),
    "Latin in Arabic": ("أرسل OK يوم 5 مارس", {"pdfium": 1.0, "poppler": 0.93}),
    "Arabic in English": ("She said مرحبا بك then left", {"pdfium": 0.88, "poppler": 0.97}),
    "Hebrew in English": ("Dad said שלום ילדים יקרים at 5", {"pdfium": 0.76, "poppler": 0.70}),
    "English in Hebrew": ("כתב: see you at 18:30 ולא בא", {"pdfium": 0.7, "poppler": 0.65}),
    "emoji in Arabic": ("شكرا 👍🏽 جدا", {"pdfium": 0.8, "poppler": 1.0}),
    "N’Ko": ("ߒߞߏ ߊߟߎ", {"pdfium": 1.0, "poppler": 0.1}),
    "Adlam": ("𞤀𞤣𞤤𞤢𞤥 𞤆𞤵𞤤𞤢𞤪", {"pdfium": 0.05, "poppler": 0.05}),
}
