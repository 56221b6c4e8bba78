//! What a browser reads to install the explorer: one manifest for each language, since a manifest speaks only one.

use super::staged::Staged;
use jalons_core::model::Lang;
use serde_json::{Value, json};

/// Writes `jalons.LANG.webmanifest` for each language; pictures that the site lacks are left out.
///
/// # Errors
/// A file cannot be written.
pub(crate) fn write(site: &Staged<'_>, icon: &str) -> Result<(), String> {
    let files = site.files()?;
    for lang in Lang::ALL {
        let manifest = manifest(lang, icon, &|path| files.iter().any(|file| file == path));
        site.write(
            &format!("jalons.{}.webmanifest", lang.code()),
            format!("{manifest:#}\n"),
        )?;
    }
    Ok(())
}

fn manifest(lang: Lang, icon: &str, exists: &dyn Fn(&str) -> bool) -> Value {
    let code = lang.code();
    let [name, description, search, targets, documents, wide, narrow] = match lang {
        Lang::Fr => [
            "Jalons : annonces et promesses numériques au Vietnam",
            "Ce que les provinces et l’État du Vietnam ont annoncé, promis et atteint en intelligence artificielle, semi-conducteurs et transformation numérique.",
            "Rechercher",
            "Objectifs chiffrés",
            "Documents",
            "Résultats d’une recherche, avec la frise chronologique",
            "Une recherche sur un téléphone",
        ],
        Lang::En => [
            "Jalons: digital announcements and promises in Vietnam",
            "What Vietnam’s provinces and central state announced, promised and reached in artificial intelligence, semiconductors and digital transformation.",
            "Search",
            "Targets",
            "Documents",
            "Results of a search, with the timeline",
            "A search on a telephone",
        ],
        Lang::Vi => [
            "Jalons: cam kết và mục tiêu số của Việt Nam",
            "Những gì các tỉnh, thành phố và trung ương của Việt Nam đã công bố, cam kết và đạt được về trí tuệ nhân tạo, bán dẫn và chuyển đổi số.",
            "Tra cứu",
            "Mục tiêu",
            "Tài liệu",
            "Kết quả tra cứu cùng dòng thời gian",
            "Tra cứu trên điện thoại",
        ],
    };
    let start = format!("./?lang={code}");
    let picture = |src: String, sizes: &str, more: Value| {
        let mut picture = json!({ "src": src, "sizes": sizes, "type": "image/png" });
        if let (Some(picture), Value::Object(more)) = (picture.as_object_mut(), more) {
            picture.extend(more);
        }
        exists(&src).then_some(picture)
    };
    let icons = [
        picture("icons/icon-192.png".into(), "192x192", json!({ "purpose": "any" })),
        picture("icons/icon-512.png".into(), "512x512", json!({ "purpose": "any" })),
        picture(
            "icons/maskable-512.png".into(),
            "512x512",
            json!({ "purpose": "maskable" }),
        ),
    ];
    let screenshots = [
        picture(
            format!("icons/wide-{code}.png"),
            "1280x800",
            json!({ "form_factor": "wide", "label": wide }),
        ),
        picture(
            format!("icons/narrow-{code}.png"),
            "390x844",
            json!({ "form_factor": "narrow", "label": narrow }),
        ),
    ];
    let vector = json!({ "src": icon, "sizes": "any", "type": "image/svg+xml" });
    json!({
        "name": name,
        "short_name": "Jalons",
        "description": description,
        "lang": code,
        "dir": "ltr",
        // No `id`: it would be counted from the root of the host, where other folders may hold other explorers.
        "start_url": start,
        "scope": "./",
        "display": "standalone",
        "background_color": "#fbfaf7",
        "theme_color": "#ffffff",
        "categories": ["education", "government", "reference"],
        "launch_handler": { "client_mode": "navigate-existing" },
        "icons": icons.into_iter().flatten().chain([vector]).collect::<Vec<_>>(),
        "screenshots": screenshots.into_iter().flatten().collect::<Vec<_>>(),
        "shortcuts": [
            { "name": search, "url": start },
            { "name": targets, "url": format!("./?kind=target&lang={code}") },
            { "name": documents, "url": format!("./?view=documents&lang={code}") },
        ],
        // boot.js reads these keys; the language stands in them, since a share replaces the query part of the action.
        "share_target": {
            "action": "./",
            "method": "GET",
            "enctype": "application/x-www-form-urlencoded",
            "params": { "text": format!("share-{code}"), "title": format!("share-{code}-title") },
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_its_own_words_and_the_same_pictures() {
        let all = Lang::ALL.map(|lang| manifest(lang, "icon-1.svg", &|_| true));
        for (one, lang) in all.iter().zip(Lang::ALL) {
            assert_eq!(one["lang"], lang.code());
            assert_eq!(one["icons"], all[0]["icons"]);
            assert_eq!(one["screenshots"].as_array().map(Vec::len), Some(2));
            let key = one["share_target"]["params"]["text"].as_str().unwrap().to_owned();
            assert_eq!(key, format!("share-{}", lang.code()));
        }
        assert_ne!(all[0]["description"], all[2]["description"]);
    }

    #[test]
    fn a_picture_that_is_not_there_is_left_out() {
        let bare = manifest(Lang::En, "icon-1.svg", &|_| false);
        assert_eq!(bare["icons"].as_array().map(Vec::len), Some(1));
        assert_eq!(bare["screenshots"].as_array().map(Vec::len), Some(0));
    }
}
