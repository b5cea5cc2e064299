/** A file that is written piece by piece. */
export interface Sheet {
  write(text: string): Promise<void>;
  close(): Promise<void>;
  /** What was written so far is thrown away. */
  abandon(): Promise<void>;
}

interface Writable {
  write(text: string): Promise<void>;
  close(): Promise<void>;
  abort(): Promise<void>;
}

type Picker = (wish: { suggestedName: string }) => Promise<{ createWritable(): Promise<Writable> }>;

/**
 * Straight to the disk where the browser can do that: a list of millions then takes no more memory than a page of it.
 * Elsewhere it is kept until it is whole, and then saved. Undefined if the reader has changed their mind.
 */
export async function sheet(name: string, pick = picker(), save = download): Promise<Sheet | undefined> {
  if (pick) {
    try {
      const file = await (await pick({ suggestedName: name })).createWritable();
      return { write: (text) => file.write(text), close: () => file.close(), abandon: () => file.abort() };
    } catch (failure) {
      if (failure instanceof DOMException && failure.name === 'AbortError') return undefined;
      // It may not be asked here: then as elsewhere.
    }
  }
  const parts: string[] = [];
  return {
    write: async (text) => void parts.push(text),
    close: async () => save(name, new Blob(parts, { type: 'text/csv;charset=utf-8' })),
    abandon: async () => void parts.splice(0),
  };
}

function picker(): Picker | undefined {
  const here = globalThis as { showSaveFilePicker?: Picker };
  return here.showSaveFilePicker?.bind(globalThis);
}

function download(name: string, blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
