@echo off
rem ASCII only: a batch file is read in the code page of the console.
cd /d "%~dp0"
set PYTHONUTF8=
if exist python\python.exe (
  python\python.exe start.py %*
  goto end
)
for %%v in (3.13 3.12 3.11) do (
  py -%%v -c "" >nul 2>nul && (
    py -%%v start.py %*
    goto end
  )
)
python -c "" >nul 2>nul && (
  python start.py %*
  goto end
)
for %%f in (*.html) do start "" "%%f"
exit /b 2
:end
if errorlevel 1 pause
