package io.chatter.architecture.licence;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Licences that what we ship may have, and how POMs and packages spell them. To allow another, add it here: that is
/// the
/// decision, and the page says so from then on.
enum Licence {
    APACHE_2(
            "Apache-2.0",
            "The Apache Software License, Version 2.0",
            "The Apache Software License, version 2.0",
            "The Apache License, Version 2.0",
            "Apache License, Version 2.0",
            "Apache License Version 2.0",
            "Apache License 2.0",
            "Apache 2.0 License"),
    MIT("MIT", "MIT License", "The MIT License"),
    MIT_0("MIT-0"),
    BSD_2("BSD-2-Clause", "BSD 2-Clause License"),
    BSD_3("BSD-3-Clause", "EDL 1.0", "Eclipse Distribution License - v 1.0", "Go License"),
    BSD_STYLE("BSD-style"),
    CC0("CC0-1.0", "Public Domain, per Creative Commons CC0"),
    EPL_2(
            "EPL-2.0",
            "EPL 2.0",
            "Eclipse Public License 2.0",
            "Eclipse Public License - v 2.0",
            "Eclipse Public License v. 2.0"),
    UNICODE_3("Unicode-3.0");

    private final String id;
    private final List<String> spellings;

    Licence(String id, String... spellings) {
        this.id = id;
        this.spellings = List.of(spellings);
    }

    /// By SPDX, where it has one.
    String id() {
        return id;
    }

    /// The licence of this name; empty when we do not allow it, or do not know the spelling.
    static Optional<Licence> named(String name) {
        return Arrays.stream(values())
                .filter(licence -> licence.id.equals(name) || licence.spellings.contains(name))
                .findFirst();
    }
}
