//! Builds the elements of the page: `tag("p").class("lead").text(words.lead)`.
//!
//! In place of Yew's `html!`, which expands to all the code that makes an element, 400 to 600 bytes each time. Here that
//! code stands once, behind methods that are never generic and never inlined, and an element costs a few calls with
//! constants. Written this way the functions of `ui` shrank from 90 to 54 KB, and the wasm from 600 to 556 KB,
//! compressed from 210 to 198.
//!
//! Attributes have fixed places, one for each [`Name`]; an element that has only the first, common ones takes no
//! room for the others, and no time when it is compared. `VTag::add_attribute` would do without the list of names, but
//! keeps them in a hash map, whose code takes 5 KB and ate up all that was won on a view as large as a statement.
//!
//! Text is only ever a text node, and there is no way to set a style: neither can become code.

use std::rc::Rc;
use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Listener, ListenerKind, VList, VTag, VText};

/// An element, or a fragment: several nodes without an element around them.
#[must_use = "an element is drawn only as part of what `view` returns"]
pub(super) struct Element(Box<Draft>);

struct Draft {
    /// Named `""` for a fragment.
    tag: VTag,
    children: Vec<Html>,
}

/// An element without attributes or children.
#[inline(never)]
pub(super) fn tag(name: &'static str) -> Element {
    let mut tag = VTag::new(AttrValue::Static(name));
    tag.attributes = Attributes::Dynamic {
        keys: &NAMES[..ROOMS[0]],
        values: Box::new([const { None }; ROOMS[0]]),
    };
    let children = Vec::new();
    Element(Box::new(Draft { tag, children }))
}

/// A fragment without children, which draws nothing.
#[inline(never)]
pub(super) fn fragment() -> Element {
    tag("")
}

impl Element {
    /// Sets an attribute.
    #[inline(never)]
    pub(super) fn attr(mut self, name: Name, value: &str) -> Element {
        if let Attributes::Dynamic { keys, values } = &mut self.0.tag.attributes {
            let place = name as usize;
            if place >= values.len() {
                let room = ROOMS.into_iter().find(|room| place < *room).unwrap_or_default();
                let mut more: Vec<Option<AttributeOrProperty>> = std::mem::take(values).into_vec();
                more.resize_with(room, || None);
                (*keys, *values) = (&NAMES[..room], more.into_boxed_slice());
            }
            if let Some(place) = values.get_mut(place) {
                *place = Some(AttributeOrProperty::Attribute(AttrValue::from(value)));
            }
        }
        self
    }

    /// Sets an attribute to a number.
    #[inline(never)]
    pub(super) fn number(self, name: Name, value: u32) -> Element {
        self.attr(name, &value.to_string())
    }

    /// Sets the classes, if there are any.
    #[inline(never)]
    pub(super) fn class(self, names: &str) -> Element {
        if names.is_empty() {
            self
        } else {
            self.attr(Name::Class, names)
        }
    }

    /// Sets the key by which Yew finds the element again when its place among its siblings changes.
    #[inline(never)]
    pub(super) fn key(mut self, key: &str) -> Element {
        self.0.tag.key = Some(key.into());
        self
    }

    /// Sets what a field holds. It goes back to this with every drawing, whatever was typed.
    #[inline(never)]
    pub(super) fn value(mut self, value: &str) -> Element {
        self.0.tag.set_value(AttrValue::from(value));
        self
    }

    /// Sets whether a box is ticked. It goes back to this with every drawing, whatever was pressed.
    #[inline(never)]
    pub(super) fn checked(mut self, checked: bool) -> Element {
        self.0.tag.set_checked(checked);
        self
    }

    /// Acts on an event.
    #[inline(never)]
    pub(super) fn on(mut self, event: On, act: Callback<Event>) -> Element {
        self.0.tag.add_listener(Rc::new(Acts { event, act }));
        self
    }

    /// Adds a text.
    #[inline(never)]
    pub(super) fn text(self, text: &str) -> Element {
        self.child(VText::new(text).into())
    }

    /// Adds an element.
    #[inline(never)]
    pub(super) fn with(self, child: Element) -> Element {
        self.child(child.html())
    }

    /// Adds an element, or keeps its place: Yew matches siblings without keys by counting them, and would redraw
    /// those before an element that comes or goes.
    #[inline(never)]
    pub(super) fn maybe(self, child: Option<Element>) -> Element {
        self.with(child.unwrap_or_else(fragment))
    }

    #[inline(never)]
    fn child(mut self, child: Html) -> Element {
        self.0.children.push(child);
        self
    }

    /// The finished element, as Yew takes it.
    #[inline(never)]
    pub(super) fn html(self) -> Html {
        let Draft { mut tag, children } = *self.0;
        let children = VList::from(children).into();
        if tag.tag().is_empty() {
            return children;
        }
        // Void elements such as `input` have no place for children.
        if let Some(place) = tag.children_mut() {
            *place = children;
        }
        tag.into()
    }
}

macro_rules! names {
    ($($name:ident = $text:literal,)*) => {
        /// The attributes that the page uses.
        #[derive(Clone, Copy)]
        pub(super) enum Name {
            $(#[doc = $text] $name),*
        }

        /// What the browser calls them, each at the place that its [`Name`] counts to. A `static`, since Yew compares
        /// attributes place by place only if it finds the list at the same address as before.
        static NAMES: [&str; [$($text),*].len()] = [$($text),*];
    };
}

/// For how many of them, from the first on, an element takes room: they stand in the order of their use. Yew compares elements of
/// unlike room by maps, so few should change theirs from one drawing to the next.
const ROOMS: [usize; 3] = [Name::Id as usize + 1, Name::Selected as usize + 1, NAMES.len()];

names! {
    Class = "class",
    Href = "href",
    Type = "type",
    Value = "value",
    Id = "id",
    TabIndex = "tabindex",
    AriaLabel = "aria-label",
    Title = "title",
    AriaPressed = "aria-pressed",
    AriaExpanded = "aria-expanded",
    Scope = "scope",
    X = "x",
    Y = "y",
    D = "d",
    Width = "width",
    Height = "height",
    Rx = "rx",
    Role = "role",
    Lang = "lang",
    AriaHidden = "aria-hidden",
    ViewBox = "viewBox",
    DataLabel = "data-label",
    AriaCurrent = "aria-current",
    Selected = "selected",
    Accept = "accept",
    AriaActiveDescendant = "aria-activedescendant",
    AriaAutocomplete = "aria-autocomplete",
    AriaControls = "aria-controls",
    AriaDescribedBy = "aria-describedby",
    AriaDisabled = "aria-disabled",
    AriaSelected = "aria-selected",
    AriaSort = "aria-sort",
    Autocapitalize = "autocapitalize",
    Autocomplete = "autocomplete",
    ColSpan = "colspan",
    Cx = "cx",
    Cy = "cy",
    DataBin = "data-bin",
    EnterKeyHint = "enterkeyhint",
    Placeholder = "placeholder",
    PreserveAspectRatio = "preserveAspectRatio",
    R = "r",
    Rel = "rel",
    Rows = "rows",
    Spellcheck = "spellcheck",
    Target = "target",
}

/// The events that the page acts on.
#[derive(Clone, Copy)]
pub(super) enum On {
    Change,
    Click,
    FocusIn,
    FocusOut,
    Input,
    KeyDown,
    PointerCancel,
    PointerDown,
    PointerLeave,
    PointerMove,
    PointerUp,
    Submit,
}

/// One listener for every kind of event, where Yew has a type for each.
struct Acts {
    event: On,
    act: Callback<Event>,
}

impl Listener for Acts {
    fn kind(&self) -> ListenerKind {
        match self.event {
            On::Change => ListenerKind::onchange,
            On::Click => ListenerKind::onclick,
            On::FocusIn => ListenerKind::onfocusin,
            On::FocusOut => ListenerKind::onfocusout,
            On::Input => ListenerKind::oninput,
            On::KeyDown => ListenerKind::onkeydown,
            On::PointerCancel => ListenerKind::onpointercancel,
            On::PointerDown => ListenerKind::onpointerdown,
            On::PointerLeave => ListenerKind::onpointerleave,
            On::PointerMove => ListenerKind::onpointermove,
            On::PointerUp => ListenerKind::onpointerup,
            On::Submit => ListenerKind::onsubmit,
        }
    }

    fn handle(&self, event: Event) {
        self.act.emit(event);
    }

    fn passive(&self) -> bool {
        false
    }
}

/// Pieces of text as one.
#[inline(never)]
pub(super) fn join(pieces: &[&str]) -> String {
    let mut text = String::new();
    for piece in pieces {
        text.push_str(piece);
    }
    text
}
