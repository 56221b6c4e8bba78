//! Headers for the hosts that read them from a file of the site: `_headers` (Netlify, Cloudflare Pages and their like) and
//! `.htaccess` (Apache). The policy is that of the start page, which holds without them too; headers add what a page cannot
//! say of itself. `docs/deploy` has the same for nginx and Caddy.

use super::staged::Staged;

/// Sent with every file. Frames are welcome, so nothing forbids them.
const ALWAYS: [(&str, &str); 5] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    (
        "Permissions-Policy",
        "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
    // Sandboxed frames and pages of other hosts may load the explorer and its interface.
    ("Access-Control-Allow-Origin", "*"),
    ("Cross-Origin-Resource-Policy", "cross-origin"),
];

/// Files whose name changes with their bytes start so.
const HASHED: [&str; 20] = [
    "boot-",
    "coverage-",
    "embed-",
    "frame-",
    "framed-",
    "icon-",
    "inline-",
    "jalons-",
    "matrix-",
    "notebook-",
    "notes-",
    "offline-",
    "own-",
    "page-",
    "plain-",
    "provinces-",
    "results-",
    "take-",
    "targets-",
    "timeline-",
];
const FOREVER: &str = "public, max-age=31536000, immutable";
const ASK: &str = "no-cache";

/// Writes both files.
///
/// # Errors
/// The start page has no policy, or a file cannot be written.
pub(crate) fn write(site: &Staged<'_>, start: &str) -> Result<(), String> {
    let policy = policy_of(start)?;
    site.write("_headers", for_pages(&policy))?;
    site.write(".htaccess", for_apache(&policy))
}

/// The policy that a page sets for itself.
pub(crate) fn policy_of(page: &str) -> Result<String, String> {
    let policy = page
        .split("content=\"")
        .filter_map(|rest| rest.split('"').next())
        .find(|content| content.starts_with("default-src "));
    policy
        .map(str::to_owned)
        .ok_or_else(|| "index.html sets no policy that starts with `default-src`; put it back".to_owned())
}

fn for_pages(policy: &str) -> String {
    let mut text = format!("/*\n  Content-Security-Policy: {policy}\n");
    for (name, value) in ALWAYS {
        text += &format!("  {name}: {value}\n");
    }
    for start in HASHED {
        text += &format!("/{start}*\n  Cache-Control: {FOREVER}\n");
    }
    text + &format!("/sw.js\n  Cache-Control: {ASK}\n")
}

fn for_apache(policy: &str) -> String {
    let mut text = format!(
        "AddType application/wasm .wasm\nAddType application/manifest+json .webmanifest\n\
         AddType text/javascript .js\nAddType font/woff2 .woff2\nAddCharset utf-8 .html .js .css .json .csv .txt\n\
         <IfModule mod_headers.c>\n  Header set Content-Security-Policy \"{policy}\"\n"
    );
    for (name, value) in ALWAYS {
        text += &format!("  Header set {name} \"{value}\"\n");
    }
    let hashed = HASHED.map(|start| start.trim_end_matches('-')).join("|");
    text += &format!(
        "  Header set Cache-Control \"{ASK}\"\n  <FilesMatch \"^({hashed})-[0-9a-f]{{16}}\">\n    \
         Header set Cache-Control \"{FOREVER}\"\n  </FilesMatch>\n</IfModule>\n"
    );
    // What `cargo xtask build --compress` lays beside each file, where there is such a file; else the server compresses.
    text += "<IfModule mod_rewrite.c>\n  RewriteEngine On\n";
    for (encoding, end) in [("br", "br"), ("gzip", "gz")] {
        text += &format!(
            "  RewriteCond %{{HTTP:Accept-Encoding}} {encoding}\n  RewriteCond %{{REQUEST_FILENAME}}.{end} -f\n  \
             RewriteRule ^(.+)$ $1.{end} [L]\n"
        );
    }
    text += "</IfModule>\n";
    for (encoding, end) in [("br", "br"), ("gzip", "gz")] {
        // Without the two variables the server would compress once more what is compressed.
        text += &format!(
            "<FilesMatch \"\\.{end}$\">\n  SetEnv no-brotli 1\n  SetEnv no-gzip 1\n  <IfModule mod_headers.c>\n    \
             Header set Content-Encoding {encoding}\n    Header append Vary Accept-Encoding\n  </IfModule>\n</FilesMatch>\n"
        );
    }
    for (kind, ends) in [
        ("application/wasm", "wasm"),
        ("application/json", "json"),
        ("application/manifest+json", "webmanifest"),
        ("image/svg+xml", "svg"),
        ("text/css", "css"),
        ("text/csv", "csv"),
        ("text/html", "html"),
        ("text/javascript", "js"),
    ] {
        text += &format!("<FilesMatch \"\\.{ends}\\.(br|gz)$\">\n  ForceType {kind}\n</FilesMatch>\n");
    }
    text + "<IfModule mod_filter.c>\n  <IfModule mod_brotli.c>\n    AddOutputFilterByType BROTLI_COMPRESS application/json application/wasm text/css text/csv text/html text/javascript\n  </IfModule>\n  <IfModule mod_deflate.c>\n    AddOutputFilterByType DEFLATE application/json application/wasm text/css text/csv text/html text/javascript\n  </IfModule>\n</IfModule>\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: &str = include_str!("../../../../index.html");

    #[test]
    fn the_policy_allows_this_site_and_nothing_else() {
        let policy = policy_of(START).unwrap();
        for wanted in [
            "default-src 'none'",
            "script-src 'self' 'wasm-unsafe-eval'",
            "require-trusted-types-for 'script'",
        ] {
            assert!(policy.split("; ").any(|part| part == wanted), "{wanted} in {policy}");
        }
        for refused in ["unsafe-inline", "'unsafe-eval'", "http", "*", "blob:"] {
            assert!(!policy.contains(refused), "{refused} in {policy}");
        }
        assert!(policy_of("<html>").is_err());
    }

    #[test]
    fn every_host_sends_the_same() {
        let policy = policy_of(START).unwrap();
        let hosts = [
            ("_headers", for_pages(&policy)),
            (".htaccess", for_apache(&policy)),
            (
                "nginx.conf",
                include_str!("../../../../docs/deploy/nginx.conf").to_owned(),
            ),
            (
                "Caddyfile",
                include_str!("../../../../docs/deploy/Caddyfile").to_owned(),
            ),
        ];
        for (host, text) in hosts {
            assert!(
                text.contains(&policy),
                "{host} has another policy than index.html: {policy}"
            );
            for (name, value) in ALWAYS {
                assert!(
                    text.lines().any(|line| line.contains(name) && line.contains(value)),
                    "{name} in {host}"
                );
            }
            assert!(text.contains(FOREVER), "{host}");
            for start in HASHED {
                assert!(text.contains(start.trim_end_matches('-')), "{start} in {host}");
            }
        }
    }
}
