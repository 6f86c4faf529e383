//! Enums whose variants have a stable code for tables, files and addresses: [`coded!`](macro@crate::coded).

/// Makes an enum whose variants have a stable code. A text that is no code is `()`, or, where the enum's name is followed
/// by a path such as `MyError::UnknownKind`, that error with the text.
///
/// ```
/// platform::coded!(
///     /// What came back.
///     Verdict {
///         /// As it should be.
///         Good = "good",
///     }
/// );
/// assert_eq!("good".parse(), Ok(Verdict::Good));
/// assert_eq!("other".parse::<Verdict>(), Err(()));
/// ```
#[macro_export]
macro_rules! coded {
    ($(#[$meta:meta])* $name:ident $(, $error:ident :: $why:ident)? {
        $($(#[$doc:meta])* $variant:ident = $code:literal,)*
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$doc])* $variant,)* }

        impl $name {
            /// All of them.
            pub const ALL: [Self; [$($code),*].len()] = [$(Self::$variant),*];

            /// The stable code.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }
        }

        $crate::coded!(@parse $name ($($error $why)?) $($variant = $code,)*);
    };
    (@parse $name:ident () $($variant:ident = $code:literal,)*) => {
        impl std::str::FromStr for $name {
            type Err = ();

            fn from_str(text: &str) -> Result<Self, ()> {
                match text { $($code => Ok(Self::$variant),)* _ => Err(()) }
            }
        }
    };
    (@parse $name:ident ($error:ident $why:ident) $($variant:ident = $code:literal,)*) => {
        impl std::str::FromStr for $name {
            type Err = $error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match text {
                    $($code => Ok(Self::$variant),)*
                    _ => Err($error::$why(text.to_owned())),
                }
            }
        }
    };
}
