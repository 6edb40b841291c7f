package io.chatter.architecture.licence;

import java.util.List;
import java.util.Optional;

/// A part by others of what we ship.
///
/// @param coordinates `group:artifact:version`, or `name:version` of a part of the page
/// @param named licences as its maker spells them; of several, whoever uses it chooses
/// @param users modules that ship it, in order
record Component(String coordinates, List<String> named, List<String> users) {

    Component {
        named = List.copyOf(named);
        users = List.copyOf(users);
    }

    /// The first of its licences that we allow.
    Optional<Licence> licence() {
        return named.stream().map(Licence::named).flatMap(Optional::stream).min(Licence::compareTo);
    }
}
