//! Enums whose variants have a name in seeds and API, and a number in the image.

/// Makes such an enum: `pub enum Level { Nation = "nation", … }`. Numbers count from 1; 0 stands for none.
macro_rules! named {
    ($(#[$of:meta])* pub enum $Enum:ident { $($(#[$doc:meta])* $Variant:ident = $name:literal,)+ }) => {
        $(#[$of])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $Enum {
            $($(#[$doc])* $Variant,)+
        }

        impl $Enum {
            /// All of them, in order.
            pub const ALL: &'static [$Enum] = &[$($Enum::$Variant,)+];

            /// The name that seeds and the API use.
            pub const fn name(self) -> &'static str {
                match self {
                    $($Enum::$Variant => $name,)+
                }
            }

            /// The one of a name in the seeds.
            pub fn from_name(name: &str) -> Option<$Enum> {
                $Enum::ALL.iter().copied().find(|known| known.name() == name)
            }

            /// The number in the image, from 1.
            pub const fn code(self) -> u32 {
                self as u32 + 1
            }

            /// The one of a number in the image.
            pub fn from_code(code: u32) -> Option<$Enum> {
                $Enum::ALL.get((code as usize).checked_sub(1)?).copied()
            }
        }
    };
}
pub(crate) use named;
