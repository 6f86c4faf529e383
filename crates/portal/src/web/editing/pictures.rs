//! The pictures that texts can show: the list with the address to type, and the upload.

use crate::{
    files::picture::{self, PictureError, Rendered, UPLOAD_BYTES_MAX},
    model::media::{Picture, PictureId, PictureWords, Size},
    shelf::OnShelf,
    store::media as store,
};
use accounts::CurrentUser;
use axum::{
    extract::{Multipart, Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use pages::{Field, FormErrors, Page, WebError, WebResult, html_with};
use platform::{Actor, Blobs, Platform};
use tokio::sync::Semaphore;

/// Pictures that are written anew at the same time; reading one takes memory and a processor.
static TURNS: Semaphore = Semaphore::const_new(1);
/// Bytes of the form around the picture.
const FORM_BYTES_MAX: usize = 1 << 16;
/// Bytes of the whole form.
pub(super) const BYTES_MAX: usize = UPLOAD_BYTES_MAX + FORM_BYTES_MAX;

/// The words of the form as they were typed.
#[derive(Default)]
struct Typed {
    alt_en: String,
    alt_es: String,
    credit: String,
}

/// A picture of the list.
struct Line {
    id: PictureId,
    address: String,
    src: String,
    alt: String,
    other_alt: String,
    credit: String,
    widths: String,
    when: String,
    is_withdrawn: bool,
}

#[derive(askama::Template)]
#[template(path = "pictures.html")]
struct PicturesPage {
    page: Page,
    lines: Vec<Line>,
    typed: Typed,
    errors: FormErrors,
    publishes: bool,
}

impl PicturesPage {
    fn field<'a>(&'a self, name: &'a str, value: &'a str) -> Field<'a> {
        Field::new(name, self.page.t(format!("portal-picture-{name}")), value, &self.errors)
    }

    fn limits(&self) -> String {
        let words = self.page.m("portal-picture-file-hint");
        let words = words.count("megabytes", UPLOAD_BYTES_MAX >> 20);
        words.count("megapixels", picture::PIXELS_MAX / 1_000_000).to_string()
    }
}

fn line(page: &Page, picture: &Picture) -> Option<Line> {
    let (widest, narrowest) = (picture.widest()?, picture.narrowest()?);
    let widths: Vec<String> = picture.sizes.iter().map(|size| size.width.to_string()).collect();
    Some(Line {
        id: picture.id,
        address: widest.address(),
        src: narrowest.address(),
        alt: picture.alt.of(page.lang).to_owned(),
        other_alt: picture.alt.of(page.lang.other()).to_owned(),
        credit: picture.credit.clone(),
        widths: widths.join(", "),
        when: page.time(&picture.uploaded_at),
        is_withdrawn: picture.withdrawn_at.is_some(),
    })
}

async fn list_page(
    platform: &Platform,
    user: &CurrentUser,
    page: Page,
    (typed, errors): (Typed, FormErrors),
) -> WebResult<Response> {
    let media = store::media(platform.db.read()).await?;
    let lines = media.newest_first().filter_map(|picture| line(&page, picture)).collect();
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let publishes = super::publishes(platform, user).await?;
    html_with(status, &PicturesPage { page, lines, typed, errors, publishes })
}

/// `GET /texts/pictures`
pub(super) async fn list(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
) -> WebResult<Response> {
    list_page(&platform, &user, page, (Typed::default(), FormErrors::default())).await
}

/// `POST /texts/pictures`
pub(super) async fn upload(
    user: CurrentUser,
    OnShelf(shelf): OnShelf,
    page: Page,
    State(platform): State<Platform>,
    mut form: Multipart,
) -> WebResult<Response> {
    let (mut typed, mut bytes) = (Typed::default(), Vec::new());
    while let Some(field) = form.next_field().await? {
        match field.name() {
            Some("alt-en") => typed.alt_en = field.text().await?,
            Some("alt-es") => typed.alt_es = field.text().await?,
            Some("credit") => typed.credit = field.text().await?,
            Some("picture") => bytes = field.bytes().await?.to_vec(),
            _ => {}
        }
    }
    let mut errors = FormErrors::default();
    let words = PictureWords::parse(&typed.alt_en, &typed.alt_es, &typed.credit);
    for field in words.as_ref().err().into_iter().flatten() {
        let words = page.m(&format!("portal-picture-wrong-{field}"));
        errors.add(field, &words.with("most", PictureWords::most(field)));
    }
    let rendered = rendered(bytes).await?;
    if let Err(problem) = &rendered {
        errors.add("picture", &told(&page, *problem));
    }
    let (Ok(words), Ok(rendered)) = (words, rendered) else {
        return list_page(&platform, &user, page, (typed, errors)).await;
    };
    let blobs = platform.blobs.clone();
    let kept = tokio::task::spawn_blocking(move || keep(&blobs, &rendered)).await;
    let sizes = kept.map_err(WebError::internal)??;
    let mut tx = platform.db.begin(Actor::person(user.id)).await?;
    let id = store::put_picture(&mut tx, &sizes, &words).await?;
    tx.commit().await?;
    shelf.forget();
    Ok(Redirect::to(&page.href(format!("/texts/pictures#{id}"))).into_response())
}

async fn rendered(bytes: Vec<u8>) -> WebResult<Result<Vec<Rendered>, Refused>> {
    if bytes.is_empty() {
        return Ok(Err(Refused::Missing));
    }
    if bytes.len() > UPLOAD_BYTES_MAX {
        return Ok(Err(Refused::TooManyBytes));
    }
    let _turn = TURNS.acquire().await.map_err(WebError::internal)?;
    let done = tokio::task::spawn_blocking(move || picture::render(&bytes)).await;
    Ok(done.map_err(WebError::internal)?.map_err(Refused::Picture))
}

/// Why an upload was refused.
#[derive(Debug, Clone, Copy)]
enum Refused {
    Missing,
    TooManyBytes,
    Picture(PictureError),
}

/// Why, in the editor's words.
fn told(page: &Page, refused: Refused) -> platform::Msg<'_> {
    let sized = |key: &str, width: u32, height: u32| {
        let words = page.m(key).with("width", width).with("height", height);
        let words = words.with("side", picture::SIDE_PIXELS_MAX);
        words
            .with("least", picture::SIDE_PIXELS_MIN)
            .with("megapixels", picture::PIXELS_MAX / 1_000_000)
    };
    match refused {
        Refused::Missing => page.m("portal-picture-missing"),
        Refused::TooManyBytes => {
            page.m("portal-picture-bytes").with("megabytes", UPLOAD_BYTES_MAX >> 20)
        }
        Refused::Picture(PictureError::Unknown) => page.m("portal-picture-unknown"),
        Refused::Picture(PictureError::Damaged | PictureError::NotWritten) => {
            page.m("portal-picture-damaged")
        }
        Refused::Picture(PictureError::TooLarge(width, height)) => {
            sized("portal-picture-large", width, height)
        }
        Refused::Picture(PictureError::TooSmall(width, height)) => {
            sized("portal-picture-small", width, height)
        }
    }
}

/// Keeps the files; nobody sees them until the picture is in the database.
fn keep(blobs: &Blobs, rendered: &[Rendered]) -> Result<Vec<Size>, platform::BlobError> {
    let size = |one: &Rendered| {
        let bytes = one.bytes.len() as u64;
        let hash = blobs.put(&mut one.bytes.as_slice(), bytes)?;
        Ok(Size {
            hash: hash.to_string(),
            width: one.width,
            height: one.height,
            kind: one.kind.to_owned(),
        })
    };
    rendered.iter().map(size).collect()
}

/// `POST /texts/pictures/{id}/withdraw`: shown no longer, anywhere.
pub(super) async fn withdraw(
    editor: super::Publisher,
    page: Page,
    Path(id): Path<PictureId>,
) -> WebResult<Response> {
    let mut tx = editor.begin().await?;
    if store::withdraw_picture(&mut tx, id).await? {
        editor.commit(tx).await?;
    }
    Ok(Redirect::to(&page.href("/texts/pictures")).into_response())
}
