"""What the app itself writes into an export, in the main languages of its users.

Tables of data: they tell a placeholder for a picture, a deletion, a missed call from what a
person typed. They need not be complete. A phrase that is not here stays what it looks like, a
message, with its text as it stands; where the app has marked it as its own, it is a system line.
"""

# ruff: noqa: RUF001 - words of many languages

from __future__ import annotations

from typing import Final, Literal, NamedTuple

Kind = Literal["omitted", "deleted", "deleted by me", "call", "location", "empty"]


class Meaning(NamedTuple):
    """What a phrase of the app means; `detail` is the sort of file or of call."""

    kind: Kind
    detail: str = ""


_OMITTED: Final = {
    "image": """image omitted|imagen omitida|imagem ocultada|imagem oculta|imagem não revelada
        |image absente|image omise|bild weggelassen|immagine omessa|afbeelding weggelaten
        |изображение отсутствует|зображення відсутнє|obraz pominięty|obrázek vynechán
        |obrázok vynechaný|görüntü dahil edilmedi|لم يتم إدراج الصورة|תמונה הושמטה|התמונה הושמטה
        |फ़ोटो हटाई गई|gambar tidak disertakan|imej tidak dimasukkan|照片已忽略|圖片已略去
        |圖像已省略|画像は含まれていません|이미지 생략됨|bild utesluten|billede udeladt
        |bilde ikke inkludert|ei kuvaa|εικόνα παραλείφθηκε|imagine omisă|imatge omesa
        |kép küldése sikertelen|đã bỏ qua hình ảnh|ไม่มีรูปภาพ|تصویر حذف شد|slika izostavljena""",
    "video": """video omitted|video omitido|vídeo omitido|vídeo ocultado|vídeo não revelado
        |vidéo absente|vidéo omise|video weggelassen|video omesso|video weggelaten
        |видео отсутствует|відео відсутнє|wideo pominięte|video vynecháno|video vynechané
        |video dahil edilmedi|لم يتم إدراج الفيديوهات|סרטון הווידאו הושמט|वीडियो छोड़ा गया
        |video tidak disertakan|视频已忽略|影片已略去|影片已省略|ビデオは含まれていません
        |비디오 생략됨|video utesluten|video udeladt|video utelatt|videota ei sisällytetä
        |βίντεο παραλείφθηκε|clip video omis|vídeo omès|videó kihagyva|đã bỏ video
        |วิดีโอถูกลบ|ویدیو حذف شد|video izostavljen|video note omitted""",
    "audio": """audio omitted|audio omitido|áudio ocultado|ficheiro de áudio não revelado
        |audio omis|audio weggelassen|audio omesso|audio weggelaten|аудиофайл отсутствует
        |аудио отсутствует|аудіо відсутнє|audio pominięte|zvukový soubor vynechán
        |zvuk vynechaný|ses dahil edilmedi|لم يتم إدراج المقاطع الصوتية|קטע קול הושמט
        |ऑडियो हटाई गयी|audio tidak disertakan|音频已忽略|音訊已略去|音訊已省略
        |音声は含まれていません|오디오 생략됨|ljud utelslutet|lyd udeladt|lyd utelatt
        |äänitiedostoa ei sisällytetä|ήχος παραλείφθηκε|fără audio|àudio omès|hang kihagyása
        |bỏ qua tệp âm thanh|ไม่มีไฟล์เสียง|صدا حذف شد|zvuk izostavljen""",
    "sticker": """sticker omitted|sticker omitido|figurinha omitida|sticker não revelado
        |sticker omis|sticker weggelassen|sticker non incluso|sticker omesso|sticker weggelaten
        |стикер не добавлен|наклейку не додано|pominięto naklejkę|nálepka vynechána
        |nálepka vynechaná|çıkartma dahil edilmedi|تم حذف الملصقات|סטיקר הושמט
        |स्टिकर छोड़ा गया|stiker tidak disertakan|贴图已省略|貼圖已略去|貼圖已忽略
        |スタンプは含まれていません|스티커 제외됨|sticker utesluten|klistermærke udeladt
        |klistremerke utelatt|tarraa ei sisällytetty|αυτοκόλλητο παραλήφθηκε|adhesiu omès
        |matrica kihagyva|đã bỏ sticker|ไม่มีสติกเกอร์|استیکر حذف شد|naljepnica izostavljena""",
    "GIF": """gif omitted|gif omitido|gif omitida|gif não revelada|gif retiré|gif omis
        |gif weggelassen|gif esclusa|gif omessa|gif weggelaten|gif отсутствует
        |gif-анімацію пропущено|plik gif pominięty|gif vynechán|gif vynechaný
        |gif dahil edilmedi|لم يتم إدراج صورة gif|gif הושמט|gif छोड़ा गया
        |gif tidak disertakan|gif 动态图已被忽略|gif 已略去|gif 圖片已被省略
        |gifは含まれていません|gif 생략됨|gif utesluten|gif udeladt|gif utelatt
        |gif-animaatio jätetty pois|παράληψη gif|gif omès|gif fájl kihagyása
        |đã bỏ qua ảnh gif|ละเว้น gif|gif حذف شد|gif izostavljen""",
    "document": """document omitted|documento omitido|documento não revelado|document manquant
        |dokument weggelassen|documento omesso|document weggelaten|документ отсутствует
        |документ пропущено|dokument pominięty|dokument vynechán|dokument vynechaný
        |belge dahil edilmedi|لم يتم إدراج المستند|מסמך הושמט|डॉक्यूमेंट छोड़ा गया
        |dokumen tidak disertakan|文档已省略|文件已略去|文件已忽略
        |ドキュメントは含まれていません|문서 생략됨|dokument uteslutet|dokument udeladt
        |utelatt dokument|dokumenttia ei sisällytetä|έγγραφο παραλείφθηκε|document omis
        |document omès|dokumentum kihagyva|đã bỏ qua tài liệu|ละเว้นเอกสาร|سند حذف شد
        |dokument izostavljen""",
    "contact card": """contact card omitted|tarjeta de contacto omitida
        |cartão do contato omitido|contacto não revelado|fiche contact manquante
        |kontaktkarte ausgelassen|kontaktkarte weggelassen|scheda contatto omessa
        |visitekaartje weggelaten|карточка контакта отсутствует|картка контакту відсутня
        |pominięta wizytówka kontaktu|vizitka vynechána|karta kontaktu vynechaná
        |kişi kartı dahil edilmedi|لم يتم إدراج بطاقة جهة اتصال|כרטיס איש קשר הושמט
        |कॉन्टैक्ट कार्ड छोड़ा गया|kartu kontak tidak disertakan|联系人卡片已忽略
        |聯絡人卡片已略去|連絡先カードを省略|연락처 카드 생략됨|kontaktkort uteslutet
        |kontaktkort udeladt|kontaktkort sløyfet|yhteystietokortti jätettiin pois""",
    "file": """<media omitted>|<multimedia omitido>|<archivo omitido>|<archivos omitidos>
        |<mídia omitida>|<mídia oculta>|<arquivo de mídia oculto>|<ficheiro não revelado>
        |<fichier omis>|<médias omis>|<média omis>|<medien weggelassen>|<medien ausgeschlossen>
        |<media omesso>|<media omessi>|<media weggelaten>|<без медиафайлов>|<файл пропущен>
        |<медіа пропущено>|<pliki pominięto>|<multimedia pominięte>|<média vynechána>
        |<média vynechány>|<médiá vynechané>|<medya atlanmış>|<medya dahil edilmedi>
        |<تم استبعاد الوسائط>|<מדיה הושמטה>|<המדיה לא נכללה>|<मीडिया के बिना>
        |<media tidak disertakan>|<media disingkirkan>|<省略多媒体文件>|<忽略多媒體檔>
        |<メディアは含まれていません>|<メディアなし>|<미디어 파일을 생략한 대화내용>
        |<미디어 파일 제외됨>|<media har utelämnats>|<mediefil udeladt>|<uten vedlegg>
        |<media jätetty pois>|<εξαίρεση πολυμέσων>|<conținut media omis>|<mitjans omesos>
        |<hiányzó médiafájl>|<bỏ qua media>|<สื่อถูกลบ>|<medijski zapis izostavljen>
        |<view once voice message omitted>|<video note omitted>""",
}
_DELETED: Final = """this message was deleted|se eliminó este mensaje|este mensaje fue eliminado
    |esta mensagem foi apagada|mensagem apagada|ce message a été supprimé
    |diese nachricht wurde gelöscht|questo messaggio è stato eliminato|dit bericht is verwijderd
    |данное сообщение удалено|это сообщение удалено|це повідомлення було видалено
    |ta wiadomość została usunięta|tato zpráva byla smazána|táto správa bola odstránená
    |bu mesaj silindi|تم حذف هذه الرسالة|הודעה זו נמחקה|यह मैसेज डिलीट कर दिया गया है
    |यह संदेश मिटाया गया|pesan ini dihapus|pesan ini telah dihapus|mesej ini telah dipadam
    |这条消息已被删除|此訊息已刪除|このメッセージは削除されました|이 메시지는 삭제되었습니다
    |삭제된 메시지입니다|det här meddelandet raderades|detta meddelande raderades
    |denne besked er blevet slettet|denne besked blev slettet|denne meldingen ble slettet
    |tämä viesti poistettiin|αυτό το μήνυμα διαγράφηκε|acest mesaj a fost șters
    |aquest missatge s'ha suprimit|ez az üzenet törlésre került|tin nhắn này đã bị xóa
    |tin nhắn này đã bị xoá|ข้อความนี้ถูกลบแล้ว|این پیام حذف شده است|ova je poruka izbrisana
    |this message was deleted by an admin"""
_DELETED_BY_ME: Final = """you deleted this message|eliminaste este mensaje
    |você apagou esta mensagem|apagou esta mensagem|vous avez supprimé ce message
    |du hast diese nachricht gelöscht|hai eliminato questo messaggio
    |u hebt dit bericht verwijderd|je hebt dit bericht verwijderd|вы удалили это сообщение
    |вы удалили данное сообщение|ви видалили це повідомлення|usunięto tę wiadomość
    |usunąłeś(aś) tę wiadomość|tuto zprávu jste smazal/a|túto správu ste odstránili
    |bu mesajı sildiniz|لقد حذَفت هذه الرسالة|أنت حذفت هذه الرسالة|מחקת את ההודעה הזו
    |מחקת הודעה זו|आपने यह मैसेज डिलीट किया|आपने यह संदेश मिटाया|anda menghapus pesan ini
    |anda telah menghapus pesan ini|您已删除这条消息|您已刪除此訊息
    |このメッセージを削除しました|이 메시지를 삭제했습니다|삭제한 메시지입니다
    |du raderade det här meddelandet|du raderade detta meddelande|du har slettet denne besked
    |du slettede denne besked|du slettet denne meldingen|poistit tämän viestin
    |διαγράψατε αυτό το μήνυμα|ați șters acest mesaj|has suprimit aquest missatge
    |törölted ezt az üzenetet|bạn đã xóa tin nhắn này|bạn đã xoá tin nhắn này
    |คุณได้ลบข้อความนี้|شما این پیام را حذف کردید|you deleted this message as admin"""
_MISSED: Final = {
    "voice": """missed voice call|missed group voice call|llamada perdida|llamada de voz perdida
        |chamada de voz perdida|ligação de voz perdida|appel vocal manqué|verpasster sprachanruf
        |chiamata vocale persa|gemist spraakgesprek|gemiste spraakoproep|gemiste oproep
        |пропущенный аудиозвонок|пропущений аудіодзвінок|nieodebrane połączenie
        |nieodebrane połączenie głosowe|zmeškaný hovor|zmeškaný hlasový hovor
        |cevapsız sesli arama|مكالمة صوتية فائتة|שיחה קולית שלא נענתה|मिस्ड वॉइस कॉल
        |वॉइस कॉल मिस हुई|panggilan suara tak terjawab|未接语音通话|未接語音通話
        |音声通話不在着信|不在着信|부재중 전화|부재중 음성통화|missat röstsamtal
        |ubesvaret taleopkald|tapt taleanrop|vastaamaton äänipuhelu|αναπάντητη φωνητική κλήση
        |apel vocal nepreluat|apel vocal ratat|trucada de veu perduda|nem fogadott hanghívás
        |cuộc gọi nhỡ|สายที่ไม่ได้รับ|تماس صوتی پاسخ داده نشده""",
    "video": """missed video call|missed group video call|videollamada perdida
        |chamada de vídeo perdida|ligação de vídeo perdida|videochamada perdida
        |appel vidéo manqué|verpasster videoanruf|videochiamata persa|gemist videogesprek
        |gemiste video-oproep|пропущенный видеозвонок|пропущений відеодзвінок
        |nieodebrane połączenie wideo|zmeškaný videohovor|cevapsız görüntülü arama
        |مكالمة فيديو فائتة|שיחת וידאו שלא נענתה|मिस्ड वीडियो कॉल
        |panggilan video tak terjawab|未接视频通话|未接視像通話|未接視訊通話
        |ビデオ通話不在着信|부재중 영상통화|missat videosamtal|ubesvaret videoopkald
        |tapt videoanrop|vastaamaton videopuhelu|αναπάντητη βιντεοκλήση|apel video nepreluat
        |videotrucada perduda|nem fogadott videohívás|cuộc gọi nhỡ video
        |วิดีโอคอลที่ไม่ได้รับ|تماس تصویری بی‌پاسخ""",
}
_CALLS: Final = {
    "voice": """voice call|group voice call|llamada de voz|llamada|chamada de voz
        |ligação de voz|appel vocal|sprachanruf|chiamata vocale|spraakoproep|spraakgesprek
        |аудиозвонок|аудіодзвінок|połączenie głosowe|hlasový hovor|sesli arama|مكالمة صوتية
        |שיחה קולית|वॉइस कॉल|panggilan suara|语音通话|語音通話|音声通話|음성통화|röstsamtal
        |taleopkald|taleanrop|äänipuhelu|φωνητική κλήση|apel vocal|trucada de veu""",
    "video": """video call|group video call|videollamada|chamada de vídeo|ligação de vídeo
        |videochamada|appel vidéo|videoanruf|videochiamata|video-oproep|videogesprek
        |видеозвонок|відеодзвінок|połączenie wideo|videohovor|görüntülü arama|مكالمة فيديو
        |שיחת וידאו|वीडियो कॉल|panggilan video|视频通话|視像通話|視訊通話|ビデオ通話|영상통화
        |videosamtal|videoopkald|videoanrop|videopuhelu|βιντεοκλήση|apel video|videotrucada""",
}
NO_ANSWER: Final = frozenset(
    """no answer|sin respuesta|sem resposta|pas de réponse|keine antwort|nessuna risposta
    |geen antwoord|нет ответа|немає відповіді|brak odpowiedzi|bez odpovědi|cevap yok
    |لا يوجد رد|لم يتم الرد|אין מענה|कोई जवाब नहीं|tidak ada jawaban|无应答|無人接聽
    |応答なし|응답 없음|inget svar|intet svar|ikke svar|ei vastausta|καμία απάντηση""".replace(
        "\n    ", ""
    ).split("|")
)
_LOCATIONS: Final = """live location shared|ubicación en tiempo real compartida
    |localização atual compartilhada|localisation en direct partagée|live-standort wird geteilt
    |posizione attuale condivisa|live locatie gedeeld|геоданные отправлены
    |udostępniona transmisja położenia|mevcut konum paylaşıldı|تمت مشاركة الموقع المباشر
    |lokasi terkini dibagikan"""

EDITED: Final = frozenset(
    """this message was edited|se editó este mensaje|mensagem editada|esta mensagem foi editada
    |ce message a été modifié|diese nachricht wurde bearbeitet
    |questo messaggio è stato modificato|dit bericht is bewerkt|данное сообщение изменено
    |сообщение изменено|повідомлення змінено|ta wiadomość została edytowana
    |wiadomość edytowana|tato zpráva byla upravena|bu mesaj düzenlendi|تم تعديل هذه الرسالة
    |הודעה זו נערכה|यह मैसेज एडिट किया गया|pesan ini diedit|此消息已编辑|此訊息已編輯
    |このメッセージは編集されました|이 메시지는 수정되었습니다|meddelandet redigerades
    |denne besked blev redigeret|denne meldingen ble redigert""".replace("\n    ", "").split("|")
)
ATTACHED: Final = frozenset(
    """file attached|archivo adjunto|archivo adjuntado|arquivo anexado|ficheiro anexado
    |fichier joint|datei angehängt|file allegato|bestand bijgevoegd|файл добавлен|файл додано
    |załączony plik|soubor byl přiložen|súbor pripojený|dosya ekli|الملف مرفق|ملف مرفق
    |קובץ מצורף|फाइल संलग्न|फ़ाइल अटैच की गई|file terlampir|fail dilampirkan|文件附件
    |附件檔案|添付ファイル有り|파일 첨부됨|bifogad fil|fil vedhæftet|vedlagt fil
    |liitetiedosto|συνημμένο αρχείο|fișier atașat|arxiu adjunt|fájl csatolva|tệp đính kèm
    |ไฟล์ที่แนบ|پیوست شد|datoteka u privitku""".replace("\n    ", "").split("|")
)
POLLS: Final = frozenset(
    """poll|encuesta|enquete|votação|sondage|umfrage|abstimmung|sondaggio|peiling|опрос
    |опитування|ankieta|anketa|anket|استطلاع رأي|סקר|पोल|polling|投票|アンケート|투표
    |omröstning|afstemning|avstemning|kysely|ψηφοφορία|sondaj|enquesta""".replace(
        "\n    ", ""
    ).split("|")
)
# Parts of lines about a group or the chat, by which a line without a sender is known although
# it holds a colon, as in: Sam changed the subject to “Trip: 2024”.
SYSTEM_PARTS: Final = tuple(
    """created group|changed the subject|changed the group|changed this group|changed to
    |group description|security code|end-to-end|disappearing messages|creó el grupo
    |cambió el asunto|código de seguridad|extremo a extremo|mensajes temporales|criou o grupo
    |mudou o nome|alterou o nome|código de segurança|ponta a ponta|mensagens temporárias
    |a créé le groupe|a changé le sujet|code de sécurité|bout en bout|messages éphémères
    |hat die gruppe|hat den betreff|gruppennamen|sicherheitsnummer|ende-zu-ende
    |ha creato il gruppo|ha cambiato l'oggetto|codice di sicurezza|heeft de groep
    |heeft het onderwerp|beveiligingscode|создал|изменил тему|код безопасности|сквозным
    |grup oluşturdu|konuyu|güvenlik kodu|uçtan uca|أنشأ|غيّر|رمز الأمان|بين الطرفين
    |utworzył|zmienił temat|kod zabezpieczeń|membuat grup|mengubah subjek
    |创建了|更改了|建立了|更改為""".replace("\n    ", "").split("|")
)
# Notices about encryption, which on an iPhone stand under the name of the chat.
ENCRYPTION_PARTS: Final = tuple(
    """end-to-end|extremo a extremo|ponta a ponta|ponto a ponto|bout en bout|ende-zu-ende
    |сквозн|наскрізн|uçtan uca|بين الطرفين|מקצה לקצה|एंड-टू-एंड|端到端|端對端|エンドツーエンド
    |종단간|koncov|szyfrowan|täysin|komplett krypt|end-to-end-krypt""".replace("\n    ", "").split(
        "|"
    )
)


def _table() -> dict[str, Meaning]:
    groups: list[tuple[Meaning, str]] = [
        *((Meaning("omitted", sort), words) for sort, words in _OMITTED.items()),
        (Meaning("deleted"), _DELETED),
        (Meaning("deleted by me"), _DELETED_BY_ME),
        *((Meaning("call", f"missed {sort}"), words) for sort, words in _MISSED.items()),
        *((Meaning("call", sort), words) for sort, words in _CALLS.items()),
        (Meaning("location"), _LOCATIONS),
        (Meaning("empty"), "null"),
    ]
    return {
        word.strip().casefold(): meaning for meaning, words in groups for word in words.split("|")
    }


PHRASES: Final = _table()
"""What a whole text means, in small letters, without marks and a full stop at its end."""
