import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../ui/base.css';
import { currentLanguage, setLanguage } from '../ui/language.ts';
import { FieldApp } from './FieldApp.tsx';

setLanguage(currentLanguage());
if (import.meta.env.PROD && 'serviceWorker' in navigator)
  void navigator.serviceWorker.register('/field-worker.js', { scope: '/field' }).catch(() => undefined);

const place = document.getElementById('root');
if (!place) throw new Error('field.html has no #root');
createRoot(place).render(
  <StrictMode>
    <FieldApp />
  </StrictMode>,
);
