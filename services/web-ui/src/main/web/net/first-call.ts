import { encodeFrame } from './codec.ts';

/** A socket that has asked for its room before there was a page to read the answer. */
export interface FirstCall {
  readonly room: string;
  readonly socket: WebSocket;
  /** Frames that came since, oldest first. */
  readonly heard: readonly (string | ArrayBuffer)[];
}

declare global {
  interface Window {
    /** Set by whichever of call.js and app.js comes first; nothing for somebody who needs a ticket. */
    firstCall?: Promise<FirstCall | undefined>;
  }
}

/** Where the gateway of this page listens. */
export function socketUrl(): string {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/ws`;
}

/** Joins as a guest. */
export function callFirst(room: string, history: number, name: string | undefined, dial = (url: string): WebSocket => new WebSocket(url)): FirstCall {
  const heard: (string | ArrayBuffer)[] = [];
  const socket = dial(socketUrl());
  socket.binaryType = 'arraybuffer';
  socket.onopen = () => socket.send(encodeFrame({ type: 'join', room, name, history, format: 'binary' }));
  socket.onmessage = (event) => heard.push(event.data as string | ArrayBuffer);
  return { room, socket, heard };
}
