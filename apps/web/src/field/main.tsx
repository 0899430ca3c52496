import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../ui/base.css';
import { currentLanguage, setLanguage } from '../ui/language.ts';
import { FieldApp } from './FieldApp.tsx';
import { takeAppAlong } from './offline-ready.ts';

setLanguage(currentLanguage());
takeAppAlong();

const place = document.getElementById('root');
if (!place) throw new Error('field.html has no #root');
createRoot(place).render(
  <StrictMode>
    <FieldApp />
  </StrictMode>,
);
