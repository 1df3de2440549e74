import { createContext } from 'react';

/** What the people, households and organisations are called whose ids a form begins with, by id. */
export const KnownNames = createContext<Readonly<Record<string, string>>>({});
