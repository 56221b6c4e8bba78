//! Sorting, once for all: the standard library's sort is compiled anew for every type it sorts, some 3 KB of wasm each.

/// The places of a list in ascending order of their keys; equal keys keep their order.
///
/// ```
/// assert_eq!(jalons_core::order::order([[3, 0], [1, 9], [1, 2], [3, 0]]), [2, 1, 0, 3]);
/// ```
pub fn order(keys: impl IntoIterator<Item = [u64; 2]>) -> Vec<u32> {
    let mut keyed: Vec<([u64; 2], u32)> = Vec::new();
    for key in keys {
        keyed.push((key, keyed.len() as u32));
    }
    keyed.sort_unstable();
    let mut places = Vec::with_capacity(keyed.len());
    for (_, place) in keyed {
        places.push(place);
    }
    places
}

/// A list in ascending order of its items' keys; equal keys keep their order.
pub fn ordered<T: Clone>(items: &[T], key: impl Fn(&T) -> [u64; 2]) -> Vec<T> {
    order(items.iter().map(key))
        .into_iter()
        .filter_map(|place| items.get(place as usize).cloned())
        .collect()
}

/// A key that puts larger numbers first. `NaN` comes before all.
pub fn falling(value: f64) -> u64 {
    let bits = value.to_bits();
    // The usual trick: flip all bits of negative numbers and the sign of the others, and they sort as integers do.
    let rising = if bits >> 63 == 1 { !bits } else { bits | 1 << 63 };
    !rising
}

/// A key that puts smaller numbers first.
pub fn rising(value: i32) -> u64 {
    (i64::from(value) - i64::from(i32::MIN)).cast_unsigned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn keys_sort_as_numbers_do(mut values in proptest::collection::vec(any::<f64>().prop_filter("a number", |value| !value.is_nan()), 0..20)) {
            let sorted = ordered(&values, |value| [falling(*value), 0]);
            values.sort_by(|a, b| b.total_cmp(a));
            prop_assert_eq!(sorted.iter().map(|v| v.to_bits()).collect::<Vec<_>>(), values.iter().map(|v| v.to_bits()).collect::<Vec<_>>());
        }

        #[test]
        fn integers_rise(a in any::<i32>(), b in any::<i32>()) {
            prop_assert_eq!(a.cmp(&b), rising(a).cmp(&rising(b)));
        }
    }
}
