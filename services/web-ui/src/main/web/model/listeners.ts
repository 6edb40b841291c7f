/** Who wants to hear of something, each until it says so. */
export class Listeners<T extends unknown[] = []> {
  private readonly all = new Set<(...told: T) => void>();

  /** Returns how to stop. */
  add(listener: (...told: T) => void): () => void {
    this.all.add(listener);
    return () => this.all.delete(listener);
  }

  tell(...told: T): void {
    for (const listener of this.all) {
      listener(...told);
    }
  }
}
