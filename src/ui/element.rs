//! Builds the elements of the page: `tag("p").class("lead").text(words.lead)`.
//!
//! In place of Yew's `html!`, which expands to all the code that makes an element, 400 to 600 bytes each time. Here that
//! code stands once, behind methods that are never generic and never inlined, and an element costs a few calls with
//! constants. Written this way the functions of `ui` shrank from 90 to 54 KB, and the wasm from 600 to 556 KB,
//! compressed from 210 to 198.
//!
//! Attributes have fixed places, one for each [`Name`]; an element takes room from the first it has to the last, and Yew compares
//! them place by place if these are the same two as before. `VTag::add_attribute` would do without the list of names, but
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
    /// Place of its first attribute among the [`NAMES`].
    first: usize,
    children: Vec<Html>,
}

/// An element without attributes or children.
#[inline(never)]
pub(super) fn tag(name: &'static str) -> Element {
    let mut tag = VTag::new(AttrValue::Static(name));
    tag.attributes = Attributes::Dynamic {
        keys: &NAMES[..0],
        values: Box::default(),
    };
    let children = Vec::new();
    Element(Box::new(Draft {
        tag,
        first: 0,
        children,
    }))
}

/// A fragment without children, which draws nothing.
#[inline(never)]
pub(super) fn fragment() -> Element {
    tag("")
}

impl Element {
    /// Sets an attribute to what is there for good: a word of the page, a text of the corpus.
    #[inline(never)]
    pub(super) fn attr(self, name: Name, value: &'static str) -> Element {
        self.place(name, AttrValue::Static(value))
    }

    /// Sets an attribute to what was made for it.
    #[inline(never)]
    pub(super) fn own_attr(self, name: Name, value: &str) -> Element {
        self.place(name, AttrValue::from(value))
    }

    #[inline(never)]
    fn place(mut self, name: Name, value: AttrValue) -> Element {
        let Draft { tag, first, .. } = &mut *self.0;
        if let Attributes::Dynamic { keys, values } = &mut tag.attributes {
            let place = name as usize;
            if values.is_empty() {
                *first = place;
            }
            let (from, to) = (place.min(*first), (place + 1).max(*first + values.len()));
            if to - from > values.len() {
                let mut room: Vec<Option<AttributeOrProperty>> = Vec::with_capacity(to - from);
                room.resize_with(*first - from, || None);
                room.extend(std::mem::take(values));
                room.resize_with(to - from, || None);
                (*first, *keys, *values) = (from, &NAMES[from..to], room.into_boxed_slice());
            }
            if let Some(place) = values.get_mut(place - from) {
                *place = Some(AttributeOrProperty::Attribute(value));
            }
        }
        self
    }

    /// Sets an attribute to a number.
    #[inline(never)]
    pub(super) fn number(self, name: Name, value: u32) -> Element {
        self.own_attr(name, &value.to_string())
    }

    /// Sets the classes, if there are any.
    #[inline(never)]
    pub(super) fn class(self, names: &'static str) -> Element {
        if names.is_empty() {
            self
        } else {
            self.attr(Name::Class, names)
        }
    }

    /// Sets classes that were put together for it, if there are any.
    #[inline(never)]
    pub(super) fn own_class(self, names: &str) -> Element {
        if names.is_empty() {
            self
        } else {
            self.own_attr(Name::Class, names)
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

    /// Adds a text that is there for good: a word of the page, a text of the corpus.
    #[inline(never)]
    pub(super) fn text(self, text: &'static str) -> Element {
        self.child(VText::new(AttrValue::Static(text)).into())
    }

    /// Adds a text that was made for it.
    #[inline(never)]
    pub(super) fn own_text(self, text: &str) -> Element {
        self.child(VText::new(text).into())
    }

    /// Adds a number.
    #[inline(never)]
    pub(super) fn count(self, number: u32) -> Element {
        self.own_text(&number.to_string())
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
        let children = &mut self.0.children;
        if children.is_empty() {
            // Most have one, and the page is held twice while it is compared.
            children.reserve_exact(1);
        }
        children.push(child);
        self
    }

    /// The finished element, as Yew takes it.
    #[inline(never)]
    pub(super) fn html(self) -> Html {
        let Draft { mut tag, children, .. } = *self.0;
        // A text that is alone needs no list around it.
        let children = match children.as_slice() {
            [Html::VText(text)] => text.clone().into(),
            _ => VList::from(children).into(),
        };
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

// An element takes room from its first attribute to its last, so what goes together stands together, about the class.
names! {
    R = "r",
    Cx = "cx",
    Cy = "cy",
    Rx = "rx",
    Height = "height",
    Width = "width",
    Y = "y",
    X = "x",
    D = "d",
    ViewBox = "viewBox",
    AriaHidden = "aria-hidden",
    Lang = "lang",
    Scope = "scope",
    Class = "class",
    Href = "href",
    Type = "type",
    AriaPressed = "aria-pressed",
    AriaExpanded = "aria-expanded",
    Id = "id",
    AriaLabel = "aria-label",
    TabIndex = "tabindex",
    Title = "title",
    Value = "value",
    Selected = "selected",
    Role = "role",
    DataLabel = "data-label",
    AriaDescribedBy = "aria-describedby",
    AriaCurrent = "aria-current",
    Accept = "accept",
    AriaActiveDescendant = "aria-activedescendant",
    AriaAutocomplete = "aria-autocomplete",
    AriaControls = "aria-controls",
    AriaDisabled = "aria-disabled",
    AriaSelected = "aria-selected",
    AriaSort = "aria-sort",
    Autocapitalize = "autocapitalize",
    Autocomplete = "autocomplete",
    ColSpan = "colspan",
    DataBin = "data-bin",
    EnterKeyHint = "enterkeyhint",
    Placeholder = "placeholder",
    PreserveAspectRatio = "preserveAspectRatio",
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
