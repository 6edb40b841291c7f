package io.chatter.safety;

import java.util.EnumMap;
import java.util.Map;

/// How strict a policy is in each levelled category: 0 is off, 1 catches only the worst, 4 catches the mild too.
public final class Levels {
    public static final int OFF = 0;
    public static final int STRICTEST = 4;

    private final EnumMap<Category, Integer> byCategory;

    private Levels(EnumMap<Category, Integer> byCategory) {
        this.byCategory = byCategory;
    }

    /// The same level in every category.
    /// @throws IllegalArgumentException when `overall` is not 0 to 4
    public static Levels overall(int overall) {
        EnumMap<Category, Integer> levels = new EnumMap<>(Category.class);
        for (Category category : Category.values()) {
            if (category.isLevelled()) {
                levels.put(category, checked(category, overall));
            }
        }
        return new Levels(levels);
    }

    /// These levels, with those of `changes` in their place.
    /// @throws IllegalArgumentException when a level is not 0 to 4, or a category has no levels
    public Levels with(Map<Category, Integer> changes) {
        EnumMap<Category, Integer> levels = byCategory.clone();
        changes.forEach((category, level) -> levels.put(category, checked(category, level)));
        return new Levels(levels);
    }

    /// The level of `category`; the strictest for a category without levels, which is always on.
    public int of(Category category) {
        return byCategory.getOrDefault(category, STRICTEST);
    }

    /// The level that `author` is held to: bots one more than people, where the category is on at all.
    int of(Category category, AuthorKind author) {
        int level = of(category);
        return author == AuthorKind.BOT && level > OFF ? Math.min(level + 1, STRICTEST) : level;
    }

    public Map<Category, Integer> asMap() {
        return Map.copyOf(byCategory);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Levels levels && byCategory.equals(levels.byCategory);
    }

    @Override
    public int hashCode() {
        return byCategory.hashCode();
    }

    @Override
    public String toString() {
        return "Levels" + byCategory;
    }

    private static int checked(Category category, int level) {
        if (!category.isLevelled()) {
            throw new IllegalArgumentException(category.id() + " has no levels; it is always on");
        }
        if (level < OFF || level > STRICTEST) {
            throw new IllegalArgumentException(category.id() + ": level must be 0 to 4, not " + level);
        }
        return level;
    }
}
