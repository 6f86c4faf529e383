//! Ids as types: [`id!`](crate::id) makes one for each entity, so that a child's id never passes for a person's.

/// A text that was to be an id and is none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a valid id")]
pub struct BadId;

/// Makes an id type over a `UUIDv7`: `id!(/** A child. */ ChildId);`
#[macro_export]
macro_rules! id {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name($crate::db::Uuid);

        impl $name {
            /// A new id; ids made later sort later.
            #[expect(clippy::new_without_default, reason = "each call makes another id")]
            pub fn new() -> Self {
                Self($crate::db::Uuid::now_v7())
            }

            /// The bare value, for a column of a table.
            pub fn uuid(self) -> $crate::db::Uuid {
                self.0
            }
        }

        impl From<$crate::db::Uuid> for $name {
            fn from(value: $crate::db::Uuid) -> Self {
                Self(value)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::BadId;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self).map_err(|_| $crate::BadId)
            }
        }

        impl $crate::db::Serialize for $name {
            fn serialize<S: $crate::db::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                $crate::db::Serialize::serialize(&self.0, to)
            }
        }

        impl<'de> $crate::db::Deserialize<'de> for $name {
            fn deserialize<D: $crate::db::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                $crate::db::Deserialize::deserialize(from).map(Self)
            }
        }
    };
}
