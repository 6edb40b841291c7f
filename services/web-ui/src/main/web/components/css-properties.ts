import { noChange } from 'lit';
import { directive, Directive, type ElementPart, PartType, type PartInfo } from 'lit/directive.js';

/**
 * Sets CSS properties through the object model, where the content security policy allows it; a style attribute in markup
 * would be refused.
 */
class CssProperties extends Directive {
  private readonly last = new Map<string, string>();

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) {
      throw new Error('cssProperties belongs on an element');
    }
  }

  override render(_properties: Readonly<Record<string, string>>): unknown {
    return noChange;
  }

  override update(part: ElementPart, [properties]: [Readonly<Record<string, string>>]): unknown {
    const style = (part.element as HTMLElement).style;
    for (const [name, value] of Object.entries(properties)) {
      if (this.last.get(name) !== value) {
        this.last.set(name, value);
        style.setProperty(name, value);
      }
    }
    return noChange;
  }
}

export const cssProperties = directive(CssProperties);
