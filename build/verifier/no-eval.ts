/** Must be imported before any schema is made: the page's policy forbids making code from text, so zod need not try. */
import { z } from 'zod';

z.config({ jitless: true });
